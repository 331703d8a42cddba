// Ids in a profile are opaque 64-bit numbers; Go numbers densely from 1, others use addresses or hashes.

/** Id → position of its record. Dense ids cost four bytes each, others a map entry; all are exact. */
export class IdIndex {
  /** Position for ids up to the record count, −1 where there is none. For hot loops. */
  readonly dense: Int32Array;
  readonly #sparse = new Map<number | bigint, number>();

  constructor(records: number) {
    this.dense = new Int32Array(records + 1).fill(-1);
  }

  /** False if the id is taken already. */
  add(id: number | bigint, position: number): boolean {
    if (this.find(id) >= 0) return false;
    if (typeof id === 'number' && id < this.dense.length) this.dense[id] = position;
    else this.#sparse.set(id, position);
    return true;
  }

  /** −1: no such record. */
  find(id: number | bigint): number {
    return typeof id === 'number' && id < this.dense.length ? this.dense[id] : (this.#sparse.get(id) ?? -1);
  }
}
