// What stands in a box of the call graph, and how large it is: names are broken into lines as pprof breaks them, size goes with flat.

/** Letters are this wide, of their height, in the fonts that all letters of are alike. */
const LETTER = 0.61;
const LINE = 1.25;
/** Figures stand below the name, a little smaller: `1.23GB (45.67%)`, `of 12.34GB (89.01%)`. */
const FIGURE_SIZE = 0.8;
const FIGURE_LETTERS = 19;
const PADDING = 6;
const LEAST_FONT = 8;
const FONT_GROWTH = 16;
/** A longer line is broken at a dot, or cut. */
const MOST_LETTERS = 30;

export interface BoxText {
  readonly lines: readonly string[];
  readonly fontSize: number;
  readonly width: number;
  readonly height: number;
}

/** @param share |flat| ÷ the largest |flat| of the graph. */
export function boxText(name: string, share: number, figureLines: 1 | 2): BoxText {
  const lines = linesOf(name);
  const fontSize = LEAST_FONT + Math.ceil(FONT_GROWTH * Math.sqrt(Math.max(0, Math.min(1, share))));
  const letters = Math.max(...lines.map((line) => line.length));
  return {
    lines,
    fontSize,
    width: Math.max(letters, FIGURE_LETTERS * FIGURE_SIZE) * LETTER * fontSize + 2 * PADDING,
    height: (lines.length + figureLines * FIGURE_SIZE) * LINE * fontSize + 2 * PADDING,
  };
}

/** Package and function on lines of their own, without the path of either. */
function linesOf(name: string): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const short = withoutPath(word);
    const dot = short.startsWith('<') || /:\d+$/.test(short) ? -1 : packageEnd(short);
    if (dot < 0) lines.push(...broken(short));
    else lines.push(...broken(short.slice(0, dot)), ...broken(short.slice(dot + 1)));
  }
  return lines.filter((line) => line !== '').slice(0, 6);
}

/** Type arguments keep their paths out of it, and are left out themselves where they are long. */
function withoutPath(word: string): string {
  const bracket = word.indexOf('[');
  const plain = bracket > 0 ? word.slice(0, bracket) : word;
  const args = bracket > 0 ? word.slice(bracket) : '';
  const closed = args.lastIndexOf(']');
  const short = args.length > MOST_LETTERS / 2 ? `[…]${args.slice(closed + 1)}` : args;
  return plain.slice(plain.lastIndexOf('/') + 1) + short;
}

function packageEnd(short: string): number {
  const dot = short.indexOf('.');
  return dot > 0 && !short.slice(0, dot).includes('[') && !/^\.(go|c|cc|cpp|h|s)$/.test(short.slice(dot)) ? dot : -1;
}

function broken(line: string): readonly string[] {
  if (line.length <= MOST_LETTERS) return [line];
  const dot = line.lastIndexOf('.', MOST_LETTERS);
  const head = dot > MOST_LETTERS / 3 ? line.slice(0, dot) : `${line.slice(0, MOST_LETTERS - 1)}…`;
  return dot > MOST_LETTERS / 3 ? [head, ...broken(line.slice(dot))] : [head];
}
