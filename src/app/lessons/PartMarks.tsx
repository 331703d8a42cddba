// Marks and hides parts of the page by attributes on their elements. Views come and go beneath: what is new is marked as it comes.
import { useEffect } from 'react';
import { PARTS, ROWS, type PartName } from '../../lessons/parts.ts';
import './partMarks.css';

export interface MarkedPart {
  readonly part: PartName;
  /** Of a table, from 1. */
  readonly row: number | undefined;
}

interface Props {
  readonly marked: readonly MarkedPart[];
  readonly hidden: readonly PartName[];
}

const MARK = 'data-lesson-mark';
const HIDE = 'data-lesson-hidden';

export function PartMarks({ marked, hidden }: Props): undefined {
  useEffect(() => {
    const root = document.querySelector('.shell');
    if (root === null || marked.length + hidden.length === 0) return undefined;
    let frame = 0;
    let hasScrolled = false;
    const put = (): void => {
      frame = 0;
      const found = new Set(marked.flatMap(elementsOf));
      set(root, MARK, found);
      set(root, HIDE, new Set(hidden.flatMap((part) => elementsOf({ part, row: undefined }))));
      const [first] = found;
      if (first === undefined || hasScrolled) return;
      hasScrolled = true;
      first.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    const later = (): void => {
      if (frame === 0) frame = requestAnimationFrame(put);
    };
    const observer = new MutationObserver(later);
    observer.observe(root, { childList: true, subtree: true });
    put();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      set(root, MARK, new Set());
      set(root, HIDE, new Set());
    };
  }, [marked, hidden]);
  return undefined;
}

function elementsOf({ part, row }: MarkedPart): readonly Element[] {
  const parts = [...document.querySelectorAll(PARTS[part])];
  if (row === undefined) return parts;
  return parts.flatMap((one) => one.querySelectorAll(ROWS).item(row - 1) ?? []);
}

function set(root: Element, name: string, wanted: ReadonlySet<Element>): void {
  for (const had of root.querySelectorAll(`[${name}]`)) if (!wanted.has(had)) had.removeAttribute(name);
  for (const one of wanted) if (!one.hasAttribute(name)) one.setAttribute(name, '');
}
