// Which columns of a profile say what is in use and what was allocated, and each sample's part of it.
import type { HeapShare } from '../../api.ts';
import type { ProfileColumns, SampleValues } from '../columns.ts';

export interface HeapValues {
  /** undefined: the profile has no such column. */
  readonly allocObjects: SampleValues | undefined;
  readonly allocBytes: SampleValues | undefined;
  readonly inuseObjects: SampleValues | undefined;
  readonly inuseBytes: SampleValues | undefined;
}

/** undefined: not a heap profile. Text profiles whose two pairs are equal have columns called objects and space: what is in use. */
export function heapValues({ sampleTypes, values }: ProfileColumns): HeapValues | undefined {
  const column = (...names: readonly string[]): SampleValues | undefined => {
    const at = sampleTypes.findIndex(({ type }) => names.includes(type));
    return at < 0 ? undefined : values[at];
  };
  const inuseBytes = column('inuse_space', 'space');
  const allocBytes = column('alloc_space');
  if (inuseBytes === undefined && allocBytes === undefined) return undefined;
  return { allocObjects: column('alloc_objects'), allocBytes, inuseObjects: column('inuse_objects', 'objects'), inuseBytes };
}

/** Sums of samples, of all or of some. */
export class HeapSum implements HeapShare {
  inuseBytes = 0;
  inuseObjects = 0;
  allocBytes = 0;
  allocObjects = 0;

  add(values: HeapValues, sample: number): void {
    this.inuseBytes += valueAt(values.inuseBytes, sample);
    this.inuseObjects += valueAt(values.inuseObjects, sample);
    this.allocBytes += valueAt(values.allocBytes, sample);
    this.allocObjects += valueAt(values.allocObjects, sample);
  }

  addShare(share: HeapShare): void {
    this.inuseBytes += share.inuseBytes;
    this.inuseObjects += share.inuseObjects;
    this.allocBytes += share.allocBytes;
    this.allocObjects += share.allocObjects;
  }

  get isEmpty(): boolean {
    return this.inuseBytes === 0 && this.inuseObjects === 0 && this.allocBytes === 0 && this.allocObjects === 0;
  }

  /** As an answer: plain, without what it was summed by. */
  get share(): HeapShare {
    const { inuseBytes, inuseObjects, allocBytes, allocObjects } = this;
    return { inuseBytes, inuseObjects, allocBytes, allocObjects };
  }
}

/** In use first, else allocated; a difference's negative sums by their size. */
export function byBytes(a: HeapShare, b: HeapShare): number {
  return Math.abs(b.inuseBytes) - Math.abs(a.inuseBytes) || Math.abs(b.allocBytes) - Math.abs(a.allocBytes);
}

function valueAt(values: SampleValues | undefined, sample: number): number {
  return values === undefined ? 0 : Number(values[sample]);
}
