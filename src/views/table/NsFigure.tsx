import type { Ns } from '../../../workers/api.ts';
import { exactNs, formatNs } from '../format.ts';

/** A duration, with its exact value for the tooltip; a dash where it is not known. */
export function NsFigure({ ns }: { readonly ns: Ns | undefined }) {
  return ns === undefined ? <span className="rows__none">–</span> : <span title={exactNs(ns)}>{formatNs(ns)}</span>;
}
