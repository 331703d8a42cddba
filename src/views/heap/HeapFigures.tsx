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
      label: t('In use'),
      value: formatBytes(all.inuseBytes),
      exact: t('{bytes} in {objects} objects', { bytes: exactBytes(all.inuseBytes), objects: exactCount(all.inuseObjects) }),
      note: objectsText(all.inuseBytes, all.inuseObjects),
    });
  }
  if (tellsAlloc) {
    figures.push({
      label: t('Allocated since the start'),
      value: formatBytes(all.allocBytes),
      exact: t('{bytes} in {objects} objects', { bytes: exactBytes(all.allocBytes), objects: exactCount(all.allocObjects) }),
      note: objectsText(all.allocBytes, all.allocObjects),
    });
  }
  if (tellsInuse && tellsAlloc && all.allocObjects > 0) {
    figures.push({
      label: t('Live of what was allocated'),
      value: formatPercent(all.inuseBytes / all.allocBytes),
      exact: t('{inUse} of {allocated}', { inUse: exactBytes(all.inuseBytes), allocated: exactBytes(all.allocBytes) }),
      note: t('of bytes; {share} of objects', { share: formatPercent(all.inuseObjects / all.allocObjects) }),
    });
  }
  figures.push(largeFigure(large, all, tellsInuse));
  if (pooled !== undefined && tellsAlloc) {
    figures.push({
      label: t('Made by a sync.Pool that was empty'),
      value: formatBytes(pooled.allocBytes),
      exact: t('{bytes} in {objects} objects below sync.(*Pool).Get', { bytes: exactBytes(pooled.allocBytes), objects: exactCount(pooled.allocObjects) }),
      note:
        pooled.allocObjects === 0
          ? t('no sampled allocation came from a pool’s New')
          : t('{objects} objects, {share} of all bytes; the rest did not come by way of a pool', { objects: formatCount(pooled.allocObjects), share: formatPercent(pooled.allocBytes / all.allocBytes) }),
    });
  }
  return figures;
}

function largeFigure(large: HeapShare, all: HeapShare, tellsInuse: boolean): Figure {
  // Of what is in use, unless nothing is told of it.
  const isInUse = tellsInuse && all.inuseBytes !== 0;
  const [bytes, whole, objects] = isInUse ? [large.inuseBytes, all.inuseBytes, large.inuseObjects] : [large.allocBytes, all.allocBytes, large.allocObjects];
  const values = { bytes: exactBytes(bytes), objects: exactCount(objects), share: formatPercent(bytes / whole), allocated: formatPercent(large.allocBytes / all.allocBytes) };
  return {
    label: t('Large objects, over 32 KiB'),
    value: formatBytes(bytes),
    exact: isInUse ? t('{bytes} in use in {objects} objects; they come straight from the page heap', values) : t('{bytes} allocated in {objects} objects; they come straight from the page heap', values),
    note: whole === 0 ? t('none') : !isInUse ? t('{share} of bytes allocated', values) : all.allocBytes > 0 ? t('{share} of bytes in use; {allocated} of what was allocated', values) : t('{share} of bytes in use', values),
  };
}

function objectsText(bytes: number, objects: number): string {
  return objects === 0 ? t('{objects} objects', { objects: formatCount(objects) }) : t('{objects} objects, {size} each on average', { objects: formatCount(objects), size: formatBytes(bytes / objects) });
}
