import type { CSSProperties } from 'react';
import type { Ns, PauseDetail, ProcStop } from '../../../workers/api.ts';
import { exactNs, formatNs } from '../format.ts';
import { DOING_WORDS, partsOf } from './pauseWords.ts';
import { t } from '../../../language/t.ts';
import './haltLines.css';

/** Those that halted last come first, so these are the ones that matter. */
const MOST_LINES = 16;

/** How each P came to a halt, on a line from the request to the end. */
export function HaltLines({ of: { pause, procs } }: { readonly of: PauseDetail }) {
  const shown = procs.slice(0, MOST_LINES);
  const parts = partsOf(pause);
  const from = parts === undefined ? 0 : parts.toStopNs / Math.max(1, pause.ns);
  const to = parts === undefined ? 0 : 1 - parts.againNs / Math.max(1, pause.ns);
  return (
    <>
      <ul className="halts" style={{ '--stood-from': from, '--stood-to': to } as CSSProperties}>
        {shown.map((proc) => (
          <HaltLine key={proc.proc} of={proc} ns={pause.ns} />
        ))}
      </ul>
      <p className="halts__ends" aria-hidden="true">
        <span>{t('request')}</span>
        <span>{formatNs(pause.ns)}</span>
      </p>
      {procs.length > shown.length && <p className="detail__none">{t('And {more} more Ps.', { more: procs.length - shown.length })}</p>}
    </>
  );
}

function HaltLine({ of: { proc, doing, afterNs, goroutine }, ns }: { readonly of: ProcStop; readonly ns: Ns }) {
  const reaches = doing === 'stops the world' || afterNs === undefined ? 1 : afterNs / Math.max(1, ns);
  const told = afterNs === undefined ? t('did not halt') : afterNs === 0 || doing === 'stops the world' ? '' : t('halted after {after}', { after: formatNs(afterNs) });
  return (
    <li className="halt">
      <span className="halt__proc">P{proc}</span>
      <span className="halt__track" aria-hidden="true">
        <span className={`halt__bar halt__bar--${doing.replaceAll(' ', '-')}`} style={{ '--length': reaches } as CSSProperties} />
      </span>
      <span className="halt__words" title={afterNs === undefined ? undefined : exactNs(afterNs)}>
        {[doing === 'running the program' && goroutine !== undefined && goroutine.name !== '' ? t('ran {func}', { func: goroutine.name }) : t(DOING_WORDS[doing]), told].filter((text) => text !== '').join(', ')}
      </span>
    </li>
  );
}
