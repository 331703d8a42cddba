// Snapshots of runtime.MemStats as columns. Each holds 256 pauses, nearly all of which the one before held too: each cycle stands once.
import type { Place } from './records.ts';
import { MEM_FIELDS, type MemField, type MemSnapshot } from './memStats.ts';
import { MEM_COLUMNS, MEM_PAUSE_COLUMNS, type MemStatsRows } from './runtimeRecords.ts';
import { GrowingNumbers, GrowingTable, placed } from './tables.ts';

/** Of BySize, per snapshot. */
const SIZE_COLUMNS = { from: Uint32Array, to: Uint32Array } as const;

export class MemStatsTable {
  /** ns since 1970 that `lastGcNs`, `endNs` and the rows' times count from; undefined: no time was met. */
  zeroNs: bigint | undefined;
  readonly #table = new GrowingTable(MEM_COLUMNS);
  readonly #fields = new Map<MemField, GrowingNumbers>();
  readonly #pauses = new GrowingTable(MEM_PAUSE_COLUMNS);
  readonly #sizeRows = new GrowingTable(SIZE_COLUMNS);
  readonly #sizes = new GrowingNumbers();
  readonly #mallocs = new GrowingNumbers();
  readonly #frees = new GrowingNumbers();
  /** Cycles of `#pauses` that follow each other without a gap: the first one, and its row. */
  #runCycle = 0;
  #runRow = 0;
  #elapsedFromNs: number | undefined;

  get count(): number {
    return this.#table.count;
  }

  add(snapshot: MemSnapshot, { line, offset }: Pick<Place, 'line' | 'offset'>, stampMs = Number.NaN): void {
    const wallNs = snapshot.wallNs ?? (Number.isNaN(stampMs) ? undefined : BigInt(Math.round(stampMs * 1e6)));
    const row = placed(this.#table, { line, offset, wallMs: wallNs === undefined ? Number.NaN : Number(wallNs) / 1e6 });
    this.zeroNs ??= wallNs ?? snapshot.pauseEndNs.find((end) => end > 0n) ?? (snapshot.lastGcNs > 0n ? snapshot.lastGcNs : undefined);
    const { columns } = this.#table;
    columns.timeNs[row] = wallNs === undefined ? this.#elapsed(snapshot) : this.#sinceZero(wallNs);
    columns.lastGcNs[row] = snapshot.lastGcNs > 0n ? this.#sinceZero(snapshot.lastGcNs) : Number.NaN;
    columns.gcCpuFraction[row] = snapshot.gcCpuFraction ?? Number.NaN;
    columns.goroutines[row] = snapshot.goroutines ?? Number.NaN;
    for (const name of MEM_FIELDS) this.#addField(name, snapshot.fields[name], row);
    this.#addPauses(snapshot, row);
    this.#addSizes(snapshot);
  }

  taken(): MemStatsRows {
    const { count } = this;
    const fields = new Map<MemField, Float64Array>();
    for (const [name, numbers] of this.#fields) {
      while (numbers.count < count) numbers.push(Number.NaN);
      fields.set(name, numbers.taken());
    }
    const rows = this.#sizeRows.taken();
    const sizes = this.#sizes.taken();
    const mallocs = this.#mallocs.taken();
    const frees = this.#frees.taken();
    return {
      ...this.#table.taken(),
      fields,
      pauses: this.#pauses.taken(),
      bySizeAt: (row) => ({ sizeBytes: sizes.subarray(rows.from[row], rows.to[row]), mallocs: mallocs.subarray(rows.from[row], rows.to[row]), frees: frees.subarray(rows.from[row], rows.to[row]) }),
    };
  }

  #sinceZero(wallNs: bigint): number {
    return Number(wallNs - (this.zeroNs ?? wallNs));
  }

  /** Where no snapshot has a time of day, a series' own clock. */
  #elapsed({ elapsedNs }: MemSnapshot): number {
    if (elapsedNs === undefined) return Number.NaN;
    this.#elapsedFromNs ??= elapsedNs;
    return this.zeroNs === undefined ? elapsedNs - this.#elapsedFromNs : Number.NaN;
  }

  #addField(name: MemField, value: number | undefined, row: number): void {
    let numbers = this.#fields.get(name);
    if (numbers === undefined) {
      if (value === undefined) return;
      numbers = new GrowingNumbers();
      this.#fields.set(name, numbers);
    }
    while (numbers.count < row) numbers.push(Number.NaN);
    numbers.push(value ?? Number.NaN);
  }

  #addPauses({ fields, pauseNs, pauseEndNs }: MemSnapshot, row: number): void {
    const pauses = this.#pauses;
    const size = Math.min(pauseNs.length, pauseEndNs.length);
    const last = size === 0 ? 0 : (fields.NumGC ?? 0);
    const first = Math.max(1, last - size + 1);
    const known = this.#runCycle + pauses.count - this.#runRow;
    // Not what the one before goes on with: the program was started again, or more cycles went by than a ring holds.
    const endOf = (cycle: number): number => this.#sinceZero(pauseEndNs[(cycle + size - 1) % size]);
    const follows = last >= known - 1 && first <= known && pauses.count > this.#runRow && (last < known - 1 || first > known - 1 || endOf(known - 1) === pauses.columns.endNs[pauses.count - 1]);
    if (!follows) {
      this.#runCycle = first;
      this.#runRow = pauses.count;
    }
    for (let cycle = Math.max(first, follows ? known : first); cycle <= last; cycle++) {
      const at = pauses.add();
      pauses.columns.cycle[at] = cycle;
      pauses.columns.pauseNs[at] = pauseNs[(cycle + size - 1) % size];
      pauses.columns.endNs[at] = endOf(cycle);
    }
    const { columns } = this.#table;
    columns.pausesFrom[row] = this.#runRow + Math.max(0, first - this.#runCycle);
    columns.pausesTo[row] = last === 0 ? columns.pausesFrom[row] : pauses.count;
  }

  #addSizes({ bySize }: MemSnapshot): void {
    const row = this.#sizeRows.add();
    this.#sizeRows.columns.from[row] = this.#sizes.count;
    for (const { sizeBytes, mallocs, frees } of bySize) {
      this.#sizes.push(sizeBytes);
      this.#mallocs.push(mallocs);
      this.#frees.push(frees);
    }
    this.#sizeRows.columns.to[row] = this.#sizes.count;
  }
}
