// A text as it stands on the page, line by line.

export interface TextLine {
  readonly text: string;
  readonly box: DOMRect;
}

/** Nothing of a text that is blank or not shown. */
export function linesOf(node: Text): readonly TextLine[] {
  const { data } = node;
  if (data.trim() === '') return [];
  const range = document.createRange();
  // A blank in front has a place in the line, and nothing to draw.
  range.setStart(node, data.search(/\S/));
  range.setEnd(node, data.trimEnd().length);
  const rects = range.getClientRects();
  if (rects.length === 0) return [];
  const [only] = rects;
  if (rects.length === 1 && only !== undefined) return [{ text: data.replaceAll(/\s+/g, ' ').trim(), box: only }];
  return broken(data, (from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getBoundingClientRect();
  });
}

/** A text of several lines, word by word: those at one height are one line. */
export function broken(data: string, boxOf: (from: number, to: number) => DOMRect): readonly TextLine[] {
  const lines: { text: string; from: number; to: number; top: number }[] = [];
  for (const { 0: word, index } of data.matchAll(/\S+/g)) {
    const { top, height } = boxOf(index, index + word.length);
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.top - top) < height / 2) {
      last.text += ` ${word}`;
      last.to = index + word.length;
    } else lines.push({ text: word, from: index, to: index + word.length, top });
  }
  return lines.map(({ text, from, to }) => ({ text, box: boxOf(from, to) }));
}
