import type { ProfileColumns } from '../columns.ts';

/**
 * The unit of each numeric label key, over the whole profile: the first that is said; else bytes for `alignment` and `request`, else
 * the key itself.
 */
export function labelUnits({ labels, strings }: ProfileColumns): ReadonlyMap<string, string> {
  const units = new Map<string, string>();
  if (labels === undefined) return units;
  const { key, text, unit } = labels;
  // Once a key and unit; keys are few, labels may be millions.
  const seen = new Set<number>();
  for (let i = 0; i < key.length; i++) {
    if (text[i] !== 0) continue;
    const pair = key[i] * strings.size + unit[i];
    if (seen.has(pair)) continue;
    seen.add(pair);
    const name = strings.get(key[i]);
    const said = units.get(name);
    if (said === undefined || said === '') units.set(name, strings.get(unit[i]));
  }
  for (const [name, said] of units) if (said === '') units.set(name, name === 'alignment' || name === 'request' ? 'bytes' : name);
  return units;
}
