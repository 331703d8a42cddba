import type { AskTrace, CreationDetail, GoroutineRef } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskTrace;
  readonly creation: number;
  /** Goroutines in the cell; the facts are those of the longest wait. */
  readonly count: number;
}

const OVERLAPS_SHOWN = 3;

/** The tooltip of a wait: which goroutine, who created it, how long it waited, what overlapped the wait. */
export function WaitFacts({ ask, creation, count }: Props) {
  const answer = useAnswer(ask, { ask: 'creation', creation });
  if (answer?.creation !== creation) return <p className="tooltip__title">…</p>;
  const more = answer.overlaps.length - OVERLAPS_SHOWN;
  return (
    <>
      <p className="tooltip__title">{goroutineName(answer.created)}</p>
      <dl className="tooltip__facts">
        <dt>{t('waited')}</dt>
        <dd>
          {formatNs(answer.waitNs)} <span className="tooltip__exact">({exactNs(answer.waitNs)})</span>
        </dd>
        <dt>{t('rank')}</dt>
        <dd>
          {t('{number} of {all}', { number: formatCount(answer.rank), all: formatCount(answer.ofCount) })}
        </dd>
        <dt>{t('created')}</dt>
        <dd>{formatNs(answer.createdNs)}</dd>
        <dt>{t('by')}</dt>
        <dd>{creatorText(answer)}</dd>
        {answer.overlaps.slice(0, OVERLAPS_SHOWN).map((overlap, place) => (
          <div className="latency__overlap" key={`${overlap.startNs}-${overlap.label}`}>
            <dt>{place === 0 ? t('overlapped') : ''}</dt>
            <dd>
              {overlap.label}, {formatNs(overlap.overlapNs)}
            </dd>
          </div>
        ))}
      </dl>
      {more > 0 && <p className="tooltip__hint">{t('and {n} more', { n: more })}</p>}
      {count > 1 && <p className="tooltip__hint">{t('The longest of {n} starts here: zoom in to part them.', { n: formatCount(count) })}</p>}
    </>
  );
}

export function goroutineName(goroutine: GoroutineRef): string {
  return goroutine.name === '' ? `goroutine ${goroutine.id}` : `${goroutine.name} (goroutine ${goroutine.id})`;
}

/** Who created it and where: "goroutine 1 main.main, main.go:42". */
export function creatorText({ creator, creationStack }: CreationDetail): string {
  const at = creationStack[0];
  const where = at === undefined ? '' : `${at.func}, ${at.file.slice(at.file.lastIndexOf('/') + 1)}:${at.line}`;
  if (creator === undefined) return where === '' ? t('unknown') : where;
  const who = `goroutine ${creator.id}`;
  return where === '' ? who : t('{who} in {where}', { who, where });
}

/** The same facts as one spoken sentence. */
export function waitSentence(detail: CreationDetail, count: number): string {
  const crowd = count > 1 ? ` ${t('Longest of {n} starts in this cell.', { n: formatCount(count) })}` : '';
  const overlap = detail.overlaps[0];
  const cause = overlap === undefined ? '' : ` ${t('{what} overlapped {time} of it.', { what: overlap.label, time: formatNs(overlap.overlapNs) })}`;
  const waited = t('{goroutine} waited {time} after its creation at {at} by {creator}.', {
    goroutine: goroutineName(detail.created),
    time: formatNs(detail.waitNs),
    at: formatNs(detail.createdNs),
    creator: creatorText(detail),
  });
  return `${waited}${cause}${crowd}`;
}
