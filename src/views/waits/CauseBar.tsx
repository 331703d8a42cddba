import { WAIT_CAUSES, type CauseSums } from '../../../workers/api.ts';
import { exactNs, formatNs, formatPercent } from '../format.ts';
import { CAUSE_FILLS, CAUSE_LOOKS } from './causeLook.ts';
import { causesTotalNs } from './causeSentence.ts';
import './causes.css';
import { t } from '../../../language/t.ts';

interface Props {
  readonly causes: CauseSums;
  /** Of the whole bar's width, 0…1. */
  readonly length?: number;
  /** In a row of a table. */
  readonly small?: boolean;
}

/** Waiting by cause as one bar. For the eye: the figures stand beside it. */
export function CauseBar({ causes, length = 1, small = false }: Props) {
  const totalNs = causesTotalNs(causes);
  if (totalNs === 0) return undefined;
  return (
    <span className={small ? 'cause-bar cause-bar--small' : 'cause-bar'} style={{ width: `${(Math.max(0.01, length) * 100).toFixed(2)}%` }} aria-hidden="true">
      {WAIT_CAUSES.map((cause, place) => {
        const ns = causes[place] ?? 0;
        return ns === 0 ? undefined : (
          <span key={cause} className={`cause-bar__part ${CAUSE_FILLS[place]}`} style={{ flexGrow: ns / totalNs }} title={`${t(CAUSE_LOOKS[cause].name)}: ${formatNs(ns)} (${exactNs(ns)}), ${formatPercent(ns / totalNs)}`} />
        );
      })}
    </span>
  );
}
