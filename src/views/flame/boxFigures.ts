// A box's figures in words, the same in tooltip, status line and for screen readers.
import { marked, t } from '../../../language/t.ts';
import type { FlameLayout } from '../../../workers/api.ts';
import type { Box } from '../../charts/flame/rows.ts';
import { exactValue, formatPercent, formatValue } from '../format.ts';

export interface Figure {
  readonly label: 'total' | 'self';
  readonly value: string;
  readonly exact: string;
  readonly ofTotal: string;
  /** Share of the zoomed box; undefined: nothing is zoomed, or the box is one of its callers. */
  readonly ofFocus: string | undefined;
}

/** What the figures of a layout are. */
export interface Measure {
  readonly unit: string;
  /** They are changes against a base, and say so by their sign. */
  readonly isChange: boolean;
}

export function boxFigures(box: Box, layout: FlameLayout, measure: Measure): readonly [Figure, Figure] {
  const focus = layout.breadcrumb.at(-1);
  const inFocus = layout.focus.depth > 0 && box.node.depth >= layout.focus.depth && focus !== undefined;
  const figure = (label: Figure['label'], value: number): Figure => ({
    label,
    value: valueText(value, measure),
    exact: exactValue(value, measure.unit),
    ofTotal: share(value, layout.grandTotal, measure),
    ofFocus: inFocus ? share(value, focus.total, measure) : undefined,
  });
  return [figure(marked('total'), box.total), figure(marked('self'), box.self)];
}

/** "main.run, inlined: 12.3 MiB in total, 45.6 % of all; 0 B itself". */
export function boxInWords(box: Box, layout: FlameLayout, measure: Measure): string {
  const [total, self] = boxFigures(box, layout, measure);
  const said = { name: box.inlined ? t('{name}, inlined', { name: box.name }) : box.name, total: total.value, share: total.ofTotal, self: self.value };
  return total.ofFocus === undefined
    ? t('{name}: {total} in total, {share} of all; {self} itself', said)
    : t('{name}: {total} in total, {share} of all, {ofFocus} of the focus; {self} itself', { ...said, ofFocus: total.ofFocus });
}

/** "12.3 MiB", or as a change "+12.3 MiB". */
export function valueText(value: number, { unit, isChange }: Measure): string {
  return `${isChange && value > 0 ? '+' : ''}${formatValue(value, unit)}`;
}

function share(value: number, of: number, { isChange }: Measure): string {
  return `${isChange && value > 0 && of > 0 ? '+' : ''}${formatPercent(of === 0 ? 0 : value / of)}`;
}
