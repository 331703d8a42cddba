import { SPAN_KINDS, type AskTrace, type ProcSpanDetail } from '../../../workers/api.ts';
import { formatCount, formatNs, formatPercent } from '../format.ts';
import { Length } from '../time/bandFacts.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { SpanHit } from './hitTimeline.ts';

interface Props {
  readonly ask: AskTrace;
  readonly hit: SpanHit;
}

/** The tooltip of a span: which goroutine ran, for how long, why it stopped. */
export function SpanFacts({ ask, hit }: Props) {
  const answer = useAnswer(ask, { ask: 'procSpan', proc: hit.proc, atNs: hit.atNs });
  if (hit.count > 1) {
    return (
      <>
        <p className="tooltip__title">
          P {hit.proc}: {formatCount(hit.count)} spans, busy {formatPercent(hit.busy)}
        </p>
        <p className="tooltip__hint">Too short to tell apart here: zoom in.</p>
      </>
    );
  }
  const span = answer?.proc === hit.proc && answer.startNs <= hit.atNs && answer.endNs > hit.atNs ? answer : undefined;
  if (span === undefined) return <p className="tooltip__title">P {hit.proc} …</p>;
  return (
    <>
      <p className="tooltip__title">{spanTitle(span)}</p>
      <dl className="tooltip__facts">
        <dt>{SPAN_KINDS[span.kind]}</dt>
        <dd>
          <Length startNs={span.startNs} endNs={span.endNs} />
        </dd>
        <dt>from</dt>
        <dd>{formatNs(span.startNs)}</dd>
        <dt>on</dt>
        <dd>
          P {span.proc}
          {span.thread !== undefined && `, M ${span.thread}`}
        </dd>
        <dt>ended by</dt>
        <dd>{endText(span)}</dd>
      </dl>
    </>
  );
}

function spanTitle({ goroutine }: ProcSpanDetail): string {
  return goroutine.name === '' ? `goroutine ${goroutine.id}` : `${goroutine.name} (goroutine ${goroutine.id})`;
}

function endText({ endReason, endStack }: ProcSpanDetail): string {
  const at = endStack[0];
  return at === undefined ? endReason : `${endReason} in ${at.func}`;
}

/** The same facts as one spoken sentence. */
export function spanSentence(span: ProcSpanDetail, count: number): string {
  const crowd = count > 1 ? ` One of ${formatCount(count)} spans too short to tell apart.` : '';
  return `P ${span.proc}, ${SPAN_KINDS[span.kind]}: ${spanTitle(span)} for ${formatNs(span.endNs - span.startNs)} from ${formatNs(span.startNs)}, ended by ${endText(span)}.${crowd}`;
}
