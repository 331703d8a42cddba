import { SPAN_KINDS, type AskTrace, type ProcSpanDetail, type StretchDetail } from '../../../workers/api.ts';
import { formatCount, formatNs, formatPercent } from '../format.ts';
import { Length } from '../time/bandFacts.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { SpanHit } from './hitTimeline.ts';
import { laneTitle } from './laneTitle.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskTrace;
  readonly hit: SpanHit;
}

/** The tooltip of a span: which goroutine, what it did and for how long, why it stopped. */
export function SpanFacts({ ask, hit }: Props) {
  if (hit.count > 1) {
    return (
      <>
        <p className="tooltip__title">
          {hit.ref.lane === 'goroutine' ? `Mostly ${hit.kind}` : laneTitle(hit.ref)}: {formatCount(hit.count)} spans, busy {formatPercent(hit.busy)}
        </p>
        <p className="tooltip__hint">{t('Too short to tell apart here: zoom in.')}</p>
      </>
    );
  }
  return hit.ref.lane === 'proc' ? <ProcFacts ask={ask} hit={hit} proc={hit.ref.proc} /> : <StretchFacts ask={ask} hit={hit} />;
}

function ProcFacts({ ask, hit, proc }: Props & { readonly proc: number }) {
  const answer = useAnswer(ask, { ask: 'procSpan', proc, atNs: hit.atNs });
  const span = answer?.proc === proc && answer.startNs <= hit.atNs && answer.endNs > hit.atNs ? answer : undefined;
  if (span === undefined) return <p className="tooltip__title">P{proc} …</p>;
  return (
    <>
      <p className="tooltip__title">{goroutineText(span)}</p>
      <dl className="tooltip__facts">
        <dt>{SPAN_KINDS[span.kind]}</dt>
        <dd>
          <Length startNs={span.startNs} endNs={span.endNs} />
        </dd>
        <dt>{t('from')}</dt>
        <dd>{formatNs(span.startNs)}</dd>
        <dt>{t('on')}</dt>
        <dd>
          P{span.proc}
          {span.thread !== undefined && `, M ${span.thread}`}
        </dd>
        <dt>{t('ended by')}</dt>
        <dd>{endText(span)}</dd>
      </dl>
    </>
  );
}

function StretchFacts({ ask, hit }: Props) {
  const answer = useAnswer(ask, { ask: 'stretch', goroutine: hit.goroutine, atNs: hit.atNs });
  const stretch = answer !== undefined && covers(answer, hit) ? answer : undefined;
  if (stretch === undefined) {
    return (
      <>
        <p className="tooltip__title">{hit.kind}</p>
        <p className="tooltip__hint">
          <Length startNs={hit.startNs} endNs={hit.endNs} />
        </p>
      </>
    );
  }
  const { startNs, endNs, proc, thread, reason, startedBy, endedBy, unknown } = stretch;
  return (
    <>
      <p className="tooltip__title">{goroutineText(stretch)}</p>
      <dl className="tooltip__facts">
        <dt>{reason === '' ? stretch.kind : reason}</dt>
        <dd>{startNs === undefined || endNs === undefined ? openText(stretch) : <Length startNs={startNs} endNs={endNs} />}</dd>
        {startNs !== undefined && (
          <>
            <dt>{t('from')}</dt>
            <dd>{formatNs(startNs)}</dd>
          </>
        )}
        {proc !== undefined && (
          <>
            <dt>{t('on')}</dt>
            <dd>
              P{proc}
              {thread !== undefined && `, M ${thread}`}
            </dd>
          </>
        )}
        {startedBy?.by !== undefined && (
          <>
            <dt>{startedBy.what === 'create' ? t('created by') : t('woken by')}</dt>
            <dd>{goroutineText({ goroutine: startedBy.by })}</dd>
          </>
        )}
        {endedBy?.by !== undefined && (
          <>
            <dt>{t('ended by')}</dt>
            <dd>{goroutineText({ goroutine: endedBy.by })}</dd>
          </>
        )}
      </dl>
      {unknown !== undefined && <p className="tooltip__hint">{unknown}</p>}
    </>
  );
}

function covers({ goroutine, startNs, endNs }: StretchDetail, hit: SpanHit): boolean {
  return goroutine.goroutine === hit.goroutine && (startNs ?? 0) <= hit.atNs && (endNs ?? Number.POSITIVE_INFINITY) > hit.atNs;
}

function openText({ startNs, endNs }: StretchDetail): string {
  if (startNs === undefined) return endNs === undefined ? 'throughout the recording' : 'since before the recording began';
  return 'until the recording ended';
}

function goroutineText({ goroutine }: Pick<StretchDetail, 'goroutine'>): string {
  return goroutine.name === '' ? `goroutine ${goroutine.id}` : `${goroutine.name} (goroutine ${goroutine.id})`;
}

function endText({ endReason, endStack }: ProcSpanDetail): string {
  const at = endStack[0];
  return at === undefined ? endReason : `${endReason} in ${at.func}`;
}

/** The same facts as one spoken sentence. */
export function spanSentence(hit: SpanHit, span: ProcSpanDetail | undefined, stretch: StretchDetail | undefined): string {
  const crowd = hit.count > 1 ? ` One of ${formatCount(hit.count)} spans too short to tell apart.` : '';
  const length = `for ${formatNs(hit.endNs - hit.startNs)} from ${formatNs(hit.startNs)}`;
  if (span !== undefined) return `P${span.proc}, ${SPAN_KINDS[span.kind]}: ${goroutineText(span)} ${length}, ended by ${endText(span)}.${crowd}`;
  if (stretch === undefined) return `${laneTitle(hit.ref)}, ${hit.kind} ${length}.${crowd}`;
  const cause = stretch.endedBy?.by === undefined ? '' : `, ended by ${goroutineText({ goroutine: stretch.endedBy.by })}`;
  return `${goroutineText(stretch)}, ${stretch.reason === '' ? stretch.kind : stretch.reason} ${length}${cause}.${crowd}`;
}
