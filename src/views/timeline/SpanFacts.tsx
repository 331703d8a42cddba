import { type AskTrace, type ProcSpanDetail, type StretchDetail } from '../../../workers/api.ts';
import { formatCount, formatNs, formatPercent } from '../format.ts';
import { Length } from '../time/bandFacts.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { SpanHit } from './hitTimeline.ts';
import { laneTitle } from './laneTitle.ts';
import { t } from '../../../language/t.ts';
import { kindText, spanKindText } from './stretchLook.ts';

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
          {hit.ref.lane === 'goroutine'
            ? t('Mostly {kind}: {n} spans, busy {busy}', { kind: kindText(hit.kind), n: formatCount(hit.count), busy: formatPercent(hit.busy) })
            : t('{lane}: {n} spans, busy {busy}', { lane: laneTitle(hit.ref), n: formatCount(hit.count), busy: formatPercent(hit.busy) })}
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
        <dt>{spanKindText(span.kind)}</dt>
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
        <p className="tooltip__title">{kindText(hit.kind)}</p>
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
        <dt>{reason === '' ? kindText(stretch.kind) : reason}</dt>
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
  if (startNs === undefined) return endNs === undefined ? t('throughout the recording') : t('since before the recording began');
  return t('until the recording ended');
}

function goroutineText({ goroutine }: Pick<StretchDetail, 'goroutine'>): string {
  return goroutine.name === '' ? `goroutine ${goroutine.id}` : `${goroutine.name} (goroutine ${goroutine.id})`;
}

function endText({ endReason, endStack }: ProcSpanDetail): string {
  const at = endStack[0];
  return at === undefined ? endReason : t('{reason} in {where}', { reason: endReason, where: at.func });
}

/** The same facts as one spoken sentence. */
export function spanSentence(hit: SpanHit, span: ProcSpanDetail | undefined, stretch: StretchDetail | undefined): string {
  const crowd = hit.count > 1 ? ` ${t('One of {n} spans too short to tell apart.', { n: formatCount(hit.count) })}` : '';
  return `${factsSentence(hit, span, stretch)}${crowd}`;
}

function factsSentence(hit: SpanHit, span: ProcSpanDetail | undefined, stretch: StretchDetail | undefined): string {
  const when = { time: formatNs(hit.endNs - hit.startNs), from: formatNs(hit.startNs) };
  if (span !== undefined) {
    return t('P{proc}, {kind}: {goroutine} for {time} from {from}, ended by {end}.', { ...when, proc: span.proc, kind: spanKindText(span.kind), goroutine: goroutineText(span), end: endText(span) });
  }
  if (stretch === undefined) return t('{lane}, {kind} for {time} from {from}.', { ...when, lane: laneTitle(hit.ref), kind: kindText(hit.kind) });
  const said = { ...when, goroutine: goroutineText(stretch), kind: stretch.reason === '' ? kindText(stretch.kind) : stretch.reason };
  const by = stretch.endedBy?.by;
  return by === undefined
    ? t('{goroutine}, {kind} for {time} from {from}.', said)
    : t('{goroutine}, {kind} for {time} from {from}, ended by {by}.', { ...said, by: goroutineText({ goroutine: by }) });
}
