// The worst windows of one length: when, how little was left to the program, and what took the rest.
import type { CSSProperties } from 'react';
import { UTILISATION_CAUSES, type Ns, type WorstWindow } from '../../../workers/api.ts';
import { exactNs, formatMoment, formatPercent } from '../format.ts';
import { CAUSE_WORDS, lostSentence } from './mmuWords.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** undefined: on their way. */
  readonly windows: readonly WorstWindow[] | undefined;
  readonly durationNs: Ns;
  readonly marked: number | undefined;
  readonly onMark: (at: number | undefined) => void;
  readonly onOpen: (at: number) => void;
}

export function WorstList({ windows, durationNs, marked, onMark, onOpen }: Props) {
  if (windows === undefined) return <p className="mmu-worst__none">{t('Reading…')}</p>;
  if (windows.length === 0) return <p className="mmu-worst__none">{t('No window of that length lies in the recording.')}</p>;
  return (
    <ol className="mmu-worst">
      {windows.map((one, at) => (
        <li key={one.startNs} className={at === marked ? 'mmu-worst__row mmu-worst__row--marked' : 'mmu-worst__row'} onPointerEnter={() => onMark(at)} onPointerLeave={() => onMark(undefined)}>
          <span className="mmu-worst__number" aria-hidden="true">
            {at + 1}
          </span>
          <button type="button" className="link-button mmu-worst__when" title={t('{at}: show in the timeline', { at: exactNs(one.startNs) })} onClick={() => onOpen(at)} onFocus={() => onMark(at)} onBlur={() => onMark(undefined)}>
            {formatMoment(one.startNs, Math.min(durationNs, (one.endNs - one.startNs) * 10))}
            {one.proc !== undefined && `, P ${one.proc}`}
          </button>
          <LostBar window={one} />
          <span className="mmu-worst__share">{formatPercent(one.utilisation)}</span>
          <span className="mmu-worst__lost">{lostSentence(one.lost) || t('nothing was lost')}</span>
        </li>
      ))}
    </ol>
  );
}

/** For the eye only: the words stand beside it. */
function LostBar({ window }: { readonly window: WorstWindow }) {
  return (
    <span className="mmu-bar" aria-hidden="true">
      <span className="mmu-bar__part mmu-key--program" style={{ '--share': window.utilisation.toFixed(4) } as CSSProperties} />
      {UTILISATION_CAUSES.toReversed().map((cause) => (
        <span key={cause} className={`mmu-bar__part mmu-key--${cause}`} title={`${t(CAUSE_WORDS[cause].name)} ${formatPercent(window.lost[cause])}`} style={{ '--share': window.lost[cause].toFixed(4) } as CSSProperties} />
      ))}
    </span>
  );
}
