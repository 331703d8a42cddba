import type { CSSProperties } from 'react';
import type { PauseRow } from '../../../workers/api.ts';
import { exactNs, formatNs } from '../format.ts';
import { partsOf } from './pauseWords.ts';
import { t } from '../../../language/t.ts';
import './splitBar.css';

interface Props {
  readonly of: Pick<PauseRow, 'ns' | 'toStopNs' | 'stoppedNs' | 'againNs'>;
  /** Length at which the bar is full; the stop's own if absent. */
  readonly fullNs?: number;
}

/** A stop in its parts: until the last P halted, while the world stood still, and from when others worked again. */
export function SplitBar({ of, fullNs = of.ns }: Props) {
  const parts = partsOf(of);
  const full = Math.max(1, fullNs);
  if (parts === undefined) return <span className="split-bar split-bar--untold" title={t('{length}; its parts are not told', { length: exactNs(of.ns) })} style={{ '--length': of.ns / full } as CSSProperties} />;
  const { toStopNs, stoodNs, againNs } = parts;
  const title = againNs === 0 ? t('{toStop} to stop, {stood} stood still', { toStop: formatNs(toStopNs), stood: formatNs(stoodNs) }) : t('{toStop} to stop, {stood} stood still, {again} while others worked again', { toStop: formatNs(toStopNs), stood: formatNs(stoodNs), again: formatNs(againNs) });
  return (
    <span className="split-bar" title={title} style={{ '--length': of.ns / full } as CSSProperties}>
      <span className="split-bar__part split-bar__part--to-stop" style={{ flexGrow: toStopNs }} />
      <span className="split-bar__part split-bar__part--stood" style={{ flexGrow: stoodNs }} />
      <span className="split-bar__part split-bar__part--again" style={{ flexGrow: againNs }} />
    </span>
  );
}
