import type { PauseDetail } from '../../../workers/api.ts';
import { exactNs, formatNs } from '../format.ts';
import { partsOf, REASON_WORDS, STRETCHED_WORDS } from './pauseWords.ts';
import { SplitBar } from './SplitBar.tsx';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

/** A stop in its parts, and what stretched it. */
export function StopSplit({ of: { pause, because } }: { readonly of: PauseDetail }) {
  const parts = partsOf(pause);
  return (
    <div>
      <SplitBar of={pause} />
      {parts === undefined ? (
        <p className="detail__none">{t('How long it took to stop is not told.')}</p>
      ) : (
        <dl className="split-keys">
          <Key part="to-stop" label={t('until the last P halted')} ns={parts.toStopNs} />
          <Key part="stood" label={t('stood still')} ns={parts.stoodNs} />
          {parts.againNs > 0 && <Key part="again" label={t('others worked again, its end was not told yet')} ns={parts.againNs} />}
        </dl>
      )}
      {pause.stretchedBy !== 'nothing' && (
        <div className="stop-why">
          <p>
            <Said message="Stretched by <b>{what}</b>." values={{ what: t(STRETCHED_WORDS[pause.stretchedBy].long) }} />
          </p>
          {because.map((reason) => (
            <p key={reason}>{t(REASON_WORDS[reason])}</p>
          ))}
        </div>
      )}
    </div>
  );
}

function Key({ part, label, ns }: { readonly part: 'to-stop' | 'stood' | 'again'; readonly label: string; readonly ns: number }) {
  return (
    <>
      <span className={`split-key split-key--${part}`} aria-hidden="true" />
      <dt>{label}</dt>
      <dd title={exactNs(ns)}>{formatNs(ns)}</dd>
    </>
  );
}
