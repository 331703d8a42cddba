// The trailer of heap profiles in text form: "# runtime.MemStats", then a line "# Name = value" for each field.
import type { MemStatsTrailer } from '../../api.ts';
import type { TextLines } from './textLines.ts';

const RING = 256;
const LONGEST_LINE = 16_384;

export class MemStatsReader {
  readonly #fields = new Map<string, string>();
  #isIn = false;

  /** A line that begins with `#`. */
  read(lines: TextLines): void {
    if (lines.startsWith('# runtime.MemStats')) this.#isIn = true;
    else if (this.#isIn && lines.end - lines.start <= LONGEST_LINE) {
      const match = /^# (\w+) = (.+)$/.exec(lines.text(LONGEST_LINE));
      if (match !== null && this.#fields.size < 100) this.#fields.set(match[1], match[2]);
    }
  }

  /** undefined: there is none. */
  taken(): MemStatsTrailer | undefined {
    if (this.#fields.size === 0) return undefined;
    const [stackInuseBytes, stackSysBytes] = this.#pair('Stack');
    const [mSpanInuseBytes, mSpanSysBytes] = this.#pair('MSpan');
    const [mCacheInuseBytes, mCacheSysBytes] = this.#pair('MCache');
    const lastGc = this.#fields.get('LastGC');
    const numGc = this.#number('NumGC');
    return {
      allocBytes: this.#number('Alloc'),
      totalAllocBytes: this.#number('TotalAlloc'),
      sysBytes: this.#number('Sys'),
      lookups: this.#number('Lookups'),
      mallocs: this.#number('Mallocs'),
      frees: this.#number('Frees'),
      heapAllocBytes: this.#number('HeapAlloc'),
      heapSysBytes: this.#number('HeapSys'),
      heapIdleBytes: this.#number('HeapIdle'),
      heapInuseBytes: this.#number('HeapInuse'),
      heapReleasedBytes: this.#number('HeapReleased'),
      heapObjects: this.#number('HeapObjects'),
      stackInuseBytes,
      stackSysBytes,
      mSpanInuseBytes,
      mSpanSysBytes,
      mCacheInuseBytes,
      mCacheSysBytes,
      buckHashSysBytes: this.#number('BuckHashSys'),
      gcSysBytes: this.#number('GCSys'),
      otherSysBytes: this.#number('OtherSys'),
      nextGcBytes: this.#number('NextGC'),
      lastGcWallMs: lastGc === undefined ? undefined : wallMs(lastGc),
      pauses: this.#pauses(numGc),
      numGc,
      numForcedGc: this.#number('NumForcedGC'),
      gcCpuFraction: this.#number('GCCPUFraction'),
      maxRssBytes: this.#number('MaxRSS'),
    };
  }

  #number(name: string): number | undefined {
    const text = this.#fields.get(name);
    const value = text === undefined || !/^[0-9.e+-]+$/i.test(text) ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  }

  /** "inuse / sys" */
  #pair(name: string): readonly [number | undefined, number | undefined] {
    const match = /^(\d{1,20}) \/ (\d{1,20})$/.exec(this.#fields.get(name) ?? '');
    return match === null ? [undefined, undefined] : [Number(match[1]), Number(match[2])];
  }

  /** Rings of 256: cycle n stands at (n + 255) mod 256; an end of 0 was never used. */
  #pauses(numGc: number | undefined): MemStatsTrailer['pauses'] {
    const lengths = this.#ring('PauseNs');
    const ends = this.#ring('PauseEnd');
    if (numGc === undefined || lengths.length !== RING || ends.length !== RING) return [];
    const pauses: { pauseNs: number; endWallMs: number }[] = [];
    for (let cycle = Math.max(1, numGc - RING + 1); cycle <= numGc; cycle++) {
      const at = (cycle + RING - 1) % RING;
      if (ends[at] !== '0') pauses.push({ pauseNs: Number(lengths[at]), endWallMs: wallMs(ends[at]) });
    }
    return pauses;
  }

  #ring(name: string): readonly string[] {
    const match = /^\[([\d ]*)\]$/.exec(this.#fields.get(name) ?? '');
    return match === null ? [] : match[1].split(' ').filter((word) => word !== '' && word.length <= 20);
  }
}

/** @param nanoseconds since 1970; beyond what a double holds exactly. */
function wallMs(nanoseconds: string): number {
  if (!/^\d{1,20}$/.test(nanoseconds)) return 0;
  const ns = BigInt(nanoseconds);
  return Number(ns / 1_000_000n) + Number(ns % 1_000_000n) / 1e6;
}
