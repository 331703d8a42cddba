// Flavoured numbers: a plain number may be used as any of them, but one unit never slips into another.
declare const unit: unique symbol;
type Flavour<Name extends string> = number & { readonly [unit]?: Name };

/** Nanoseconds since the trace's first event (or a length in nanoseconds). Exact as a double for 104 days. */
export type Ns = Flavour<'ns'>;
export type Bytes = Flavour<'bytes'>;
/** CSS pixels. */
export type Px = Flavour<'px'>;

/** Half-open range of trace time. */
export interface TimeRange {
  readonly startNs: Ns;
  readonly endNs: Ns;
}
