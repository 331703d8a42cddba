// The heap of a cycle: what there was, what it grew to while it was marked, what was found live, and what it aimed at.
import type { CSSProperties } from 'react';
import type { Bytes, GcHeap } from '../../../workers/api.ts';
import { exactBytes, formatBytes, formatPercent } from '../format.ts';
import { t } from '../../../language/t.ts';

interface Bar {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  readonly bytes: Bytes | undefined;
}

/** Over the goal by less is how it is aimed at. */
const WORTH_TELLING = 1.02;

export function HeapFigures({ heap, isTrace }: { readonly heap: GcHeap; readonly isTrace: boolean }) {
  const bars: readonly Bar[] = [
    { id: 'start', label: t('At start'), meaning: t('Heap when the cycle began'), bytes: heap.startBytes },
    { id: 'peak', label: t('Peak'), meaning: t('Heap when marking ended'), bytes: heap.peakBytes },
    { id: 'live', label: t('Live'), meaning: t('What marking found reachable'), bytes: heap.liveBytes },
    { id: 'goal', label: t('Goal'), meaning: t('What the heap was not to outgrow while it was marked'), bytes: heap.goalBytes },
  ];
  const most = Math.max(1, ...bars.map(({ bytes = 0 }) => bytes));
  const { startBytes, peakBytes, liveBytes, goalBytes } = heap;
  if (startBytes === undefined && liveBytes === undefined) return undefined;
  const over = peakBytes !== undefined && goalBytes !== undefined && peakBytes > goalBytes * WORTH_TELLING ? peakBytes - goalBytes : 0;
  return (
    <section className="cycle__section" aria-label={t('Heap')}>
      <h3 className="cycle__heading">{t('Heap')}</h3>
      <dl className="heap-bars">
        {bars.map(({ id, label, meaning, bytes }) => (
          <div key={id} title={meaning}>
            <dt>{label}</dt>
            <dd className="heap-bars__track" aria-hidden="true">
              {bytes !== undefined && <span className={`heap-bars__bar heap-bars__bar--${id}`} style={{ '--width': (bytes / most).toFixed(5) } as CSSProperties} />}
            </dd>
            <dd title={bytes === undefined ? undefined : exactBytes(bytes)}>{bytes === undefined ? t('not told') : formatBytes(bytes)}</dd>
          </div>
        ))}
      </dl>
      <p className="cycle__note">
        {peakBytes !== undefined && liveBytes !== undefined && peakBytes > 0 && `${t('{garbage} of {peak} were garbage ({share}).', { garbage: formatBytes(peakBytes - liveBytes), peak: formatBytes(peakBytes), share: formatPercent((peakBytes - liveBytes) / peakBytes) })} `}
        {over > 0 && goalBytes !== undefined && `${t('{over} over the goal: the program allocated faster than was planned for.', { over: formatBytes(over) })} `}
        {heap.stackBytes !== undefined && heap.globalBytes !== undefined && `${t('Scanned besides: {stacks} of stacks, {globals} of globals.', { stacks: cutBytes(heap.stackBytes), globals: cutBytes(heap.globalBytes) })} `}
        {isTrace ? t('Live is the figure the runtime sets when marking ends.') : t('gctrace cuts to whole MiB.')}
      </p>
    </section>
  );
}

/** Whole MiB, cut off. */
function cutBytes(bytes: Bytes): string {
  return bytes === 0 ? t('under 1\u00a0MiB') : formatBytes(bytes);
}
