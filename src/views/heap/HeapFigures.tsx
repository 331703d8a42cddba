import type { HeapSense, HeapShare } from '../../../workers/api.ts';
import { exactBytes, exactCount, formatBytes, formatCount, formatPercent } from '../format.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly sense: HeapSense;
}

interface Figure {
  readonly label: string;
  readonly value: string;
  readonly exact: string;
  readonly note: string;
}

/** What the profile comes to, in a few large figures. */
export function HeapFigures({ sense }: Props) {
  return (
    <dl className="heap-figures">
      {figuresOf(sense).map(({ label, value, exact, note }) => (
        <div key={label} className="heap-figures__one" title={exact}>
          <dt className="heap-figures__label">{label}</dt>
          <dd className="heap-figures__value">{value}</dd>
          <dd className="heap-figures__note">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function figuresOf({ all, large, pooled, tellsInuse, tellsAlloc }: HeapSense): readonly Figure[] {
  if (all === undefined || large === undefined) return [];
  const figures: Figure[] = [];
  if (tellsInuse) {
    figures.push({
      label: 'In use',
      value: formatBytes(all.inuseBytes),
      exact: `${exactBytes(all.inuseBytes)} in ${exactCount(all.inuseObjects)} objects`,
      note: `${formatCount(all.inuseObjects)} objects${mean(all.inuseBytes, all.inuseObjects)}`,
    });
  }
  if (tellsAlloc) {
    figures.push({
      label: t('Allocated since the start'),
      value: formatBytes(all.allocBytes),
      exact: `${exactBytes(all.allocBytes)} in ${exactCount(all.allocObjects)} objects`,
      note: `${formatCount(all.allocObjects)} objects${mean(all.allocBytes, all.allocObjects)}`,
    });
  }
  if (tellsInuse && tellsAlloc && all.allocObjects > 0) {
    figures.push({
      label: t('Live of what was allocated'),
      value: formatPercent(all.inuseBytes / all.allocBytes),
      exact: `${exactBytes(all.inuseBytes)} of ${exactBytes(all.allocBytes)}`,
      note: `of bytes; ${formatPercent(all.inuseObjects / all.allocObjects)} of objects`,
    });
  }
  figures.push(largeFigure(large, all, tellsInuse));
  if (pooled !== undefined && tellsAlloc) {
    figures.push({
      label: t('Made by a sync.Pool that was empty'),
      value: formatBytes(pooled.allocBytes),
      exact: `${exactBytes(pooled.allocBytes)} in ${exactCount(pooled.allocObjects)} objects below sync.(*Pool).Get`,
      note:
        pooled.allocObjects === 0
          ? 'no sampled allocation came from a pool’s New'
          : `${formatCount(pooled.allocObjects)} objects, ${formatPercent(pooled.allocBytes / all.allocBytes)} of all bytes; the rest did not come by way of a pool`,
    });
  }
  return figures;
}

function largeFigure(large: HeapShare, all: HeapShare, tellsInuse: boolean): Figure {
  // Of what is in use, unless nothing is told of it.
  const [bytes, whole, objects, words] =
    tellsInuse && all.inuseBytes !== 0 ? [large.inuseBytes, all.inuseBytes, large.inuseObjects, 'in use'] : [large.allocBytes, all.allocBytes, large.allocObjects, 'allocated'];
  const allocated = words === 'in use' && all.allocBytes > 0 ? `; ${formatPercent(large.allocBytes / all.allocBytes)} of what was allocated` : '';
  return {
    label: t('Large objects, over 32 KiB'),
    value: formatBytes(bytes),
    exact: `${exactBytes(bytes)} ${words} in ${exactCount(objects)} objects; they come straight from the page heap`,
    note: whole === 0 ? 'none' : `${formatPercent(bytes / whole)} of bytes ${words}${allocated}`,
  };
}

function mean(bytes: number, objects: number): string {
  return objects === 0 ? '' : `, ${formatBytes(bytes / objects)} each on average`;
}
