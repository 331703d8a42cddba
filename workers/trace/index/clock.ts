/**
 * The time that the indexes share while they walk over events. In fields, not in arguments: a double that is passed to a
 * function which V8 does not inline costs an allocation, and these would be passed for every event.
 */
export class IndexClock {
  /** Of the event at hand, ns since the first. */
  nowNs = 0.5;
  /** Of the last sync: from there on a thing found in a state has been in it. */
  syncNs = 0.5;

  constructor() {
    // Begun with a fraction, so that the fields hold doubles from the start and are changed in place.
    this.nowNs = 0;
    this.syncNs = 0;
  }
}
