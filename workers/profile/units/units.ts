// Units of sample values and of numeric labels, as `go tool pprof` knows and converts them (pprof.md, section 9): families with
// a factor to a base unit, names in several spellings, and what does not convert.

interface Unit {
  /** As printed. */
  readonly name: string;
  /** In lower case, without a plural s. */
  readonly aliases: readonly string[];
  /** Base units (B, ns, GCU) in one of it. */
  readonly factor: number;
}

interface Family {
  readonly units: readonly Unit[];
  /** Where nothing better is known. */
  readonly usual: Pick<Unit, 'name' | 'factor'>;
}

const SECOND = 1e9;

const FAMILIES: readonly Family[] = [
  {
    units: [
      { name: 'B', aliases: ['b', 'byte'], factor: 1 },
      { name: 'kB', aliases: ['kb', 'kbyte', 'kilobyte'], factor: 2 ** 10 },
      { name: 'MB', aliases: ['mb', 'mbyte', 'megabyte'], factor: 2 ** 20 },
      { name: 'GB', aliases: ['gb', 'gbyte', 'gigabyte'], factor: 2 ** 30 },
      { name: 'TB', aliases: ['tb', 'tbyte', 'terabyte'], factor: 2 ** 40 },
      { name: 'PB', aliases: ['pb', 'pbyte', 'petabyte'], factor: 2 ** 50 },
    ],
    usual: { name: 'B', factor: 1 },
  },
  {
    units: [
      { name: 'ns', aliases: ['ns', 'nanosecond'], factor: 1 },
      { name: 'us', aliases: ['μs', 'us', 'microsecond'], factor: 1e3 },
      { name: 'ms', aliases: ['ms', 'millisecond'], factor: 1e6 },
      { name: 's', aliases: ['s', 'sec', 'second'], factor: SECOND },
      { name: 'hrs', aliases: ['hour', 'hr'], factor: 3600 * SECOND },
    ],
    usual: { name: 's', factor: SECOND },
  },
  {
    units: [
      { name: 'n*GCU', aliases: ['nanogcu'], factor: 1e-9 },
      { name: 'u*GCU', aliases: ['microgcu'], factor: 1e-6 },
      { name: 'm*GCU', aliases: ['milligcu'], factor: 1e-3 },
      { name: 'GCU', aliases: ['gcu'], factor: 1 },
      { name: 'k*GCU', aliases: ['kilogcu'], factor: 1e3 },
      { name: 'M*GCU', aliases: ['megagcu'], factor: 1e6 },
      { name: 'G*GCU', aliases: ['gigagcu'], factor: 1e9 },
      { name: 'T*GCU', aliases: ['teragcu'], factor: 1e12 },
      { name: 'P*GCU', aliases: ['petagcu'], factor: 1e15 },
    ],
    usual: { name: 'GCU', factor: 1 },
  },
];

/** Target units that ask for the largest unit a value has at least one of. */
const AUTOMATIC = new Set(['minimum', 'auto']);
/** Units that are not printed where nothing converts. */
const UNPRINTED = new Set(['count', 'sample', 'unit', ...AUTOMATIC]);

export interface Scaled {
  readonly value: number;
  /** As printed; '': none. */
  readonly unit: string;
}

/**
 * A value in another unit. `minimum` and `auto` choose one; a target that is not of the family gives the family's usual unit (B, s,
 * GCU). What does not convert keeps its value, under the name of the target.
 */
export function scaled(value: number | bigint, from: string, to: string): Scaled {
  const number = Number(value);
  // The least 64-bit integer has no negative of its own: it is not turned around for the choice of a unit.
  if (number < 0 && number > -(2 ** 63)) {
    const positive = scaled(-number, from, to);
    return { value: -positive.value, unit: positive.unit };
  }
  const known = unitOf(from);
  if (known === undefined) return { value: number, unit: UNPRINTED.has(to) ? '' : to };
  const { unit, family } = known;
  const inBase = number * unit.factor;
  const target = (AUTOMATIC.has(to) ? automatic(family, inBase) : unitIn(family, to)) ?? family.usual;
  return { value: inBase / target.factor, unit: target.name };
}

/** Whether two units are of one family: their values can be converted into each other. */
export function isConvertible(from: string, to: string): boolean {
  const known = unitOf(from);
  return known !== undefined && unitIn(known.family, to) !== undefined;
}

/**
 * The one unit of a report, in which all its values are printed.
 *
 * @param least the least non-zero |flat| (|cum| where flat is 0) of what is printed; 0: nothing is.
 * @param total what percentages are of.
 */
export function reportUnit(least: number, total: number, unit: string): string {
  const smallest = least === 0 ? total : least;
  const { unit: ofLeast } = scaled(smallest, unit, 'minimum');
  const { unit: ofTotal } = scaled(total, unit, 'minimum');
  // Rather 0.01 of a large unit than thousands of a small one.
  const chosen = ofLeast !== ofTotal && smallest * 100 < total ? scaled(smallest * 100, unit, 'minimum').unit : ofLeast;
  return chosen === '' ? unit : chosen;
}

function automatic({ units }: Family, inBase: number): Unit | undefined {
  return units.findLast(({ factor }) => inBase / factor >= 1);
}

interface KnownUnit {
  readonly unit: Unit;
  readonly family: Family;
}

const BY_ALIAS: ReadonlyMap<string, KnownUnit> = new Map(
  FAMILIES.flatMap((family) => family.units.flatMap((unit) => unit.aliases.map((alias): readonly [string, KnownUnit] => [alias, { unit, family }]))),
);

function unitOf(name: string): KnownUnit | undefined {
  const lower = name.toLowerCase();
  // Names of two bytes keep an s. The reference counts bytes, so its own μs is not among the units that it finds.
  const isPlural = lower.endsWith('s') && (lower.length > 2 || lower.charCodeAt(0) > 0x7f);
  return BY_ALIAS.get(isPlural ? lower.slice(0, -1) : lower);
}

function unitIn(family: Family, name: string): Unit | undefined {
  const known = unitOf(name);
  return known?.family === family ? known.unit : undefined;
}
