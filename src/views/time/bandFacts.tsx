// What tooltips say about STW and GC bands; the same in both trace views.
import type { AskTrace, Ns, StwDetail } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import { t } from '../../../language/t.ts';
import { phaseText } from './gcPhases.ts';

export interface StwBand {
  /** Of the first stop in the band. */
  readonly index: number;
  readonly count: number;
  readonly startNs: Ns;
  readonly endNs: Ns;
}

export interface GcBand {
  readonly phase: number;
  readonly count: number;
  readonly startNs: Ns;
  readonly endNs: Ns;
}

export function StwFacts({ ask, band }: { readonly ask: AskTrace; readonly band: StwBand }) {
  const answer = useAnswer(ask, { ask: 'stw', index: band.index });
  if (band.count > 1) {
    return (
      <>
        <p className="tooltip__title">{t('{n} stops of the world', { n: formatCount(band.count) })}</p>
        <p className="tooltip__hint">{t('Too close to tell apart here: zoom in. Click pins the first.')}</p>
      </>
    );
  }
  const stop = answer?.index === band.index ? answer : undefined;
  return (
    <>
      <p className="tooltip__title">{stop?.name ?? t('stop-the-world')}</p>
      <dl className="tooltip__facts">
        <dt>{t('lasted')}</dt>
        <dd>
          <Length startNs={band.startNs} endNs={band.endNs} />
        </dd>
        <dt>{t('from')}</dt>
        <dd>{formatNs(band.startNs)}</dd>
        {stop !== undefined && (
          <>
            <dt>{t('stopped by')}</dt>
            <dd>{goroutineText(stop)}</dd>
          </>
        )}
      </dl>
    </>
  );
}

function goroutineText({ goroutine }: StwDetail): string {
  return goroutine.name === '' ? `goroutine ${goroutine.id}` : `goroutine ${goroutine.id} ${goroutine.name}`;
}

export function GcFacts({ band }: { readonly band: GcBand }) {
  return (
    <>
      <p className="tooltip__title">
        {band.count > 1
          ? t('GC: {phase} ({n} of them)', { phase: phaseText(band.phase), n: formatCount(band.count) })
          : t('GC: {phase}', { phase: phaseText(band.phase) })}
      </p>
      <dl className="tooltip__facts">
        <dt>{band.count > 1 ? t('from first to last') : t('lasted')}</dt>
        <dd>
          <Length startNs={band.startNs} endNs={band.endNs} />
        </dd>
        <dt>{t('from')}</dt>
        <dd>{formatNs(band.startNs)}</dd>
      </dl>
    </>
  );
}

/** A duration as text with its exact value. */
export function Length({ startNs, endNs }: { readonly startNs: Ns; readonly endNs: Ns }) {
  return (
    <>
      {formatNs(endNs - startNs)} <span className="tooltip__exact">({exactNs(endNs - startNs)})</span>
    </>
  );
}
