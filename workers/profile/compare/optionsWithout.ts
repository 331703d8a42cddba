import type { ProfileOptions } from '../../api.ts';

export function optionsWithout(options: ProfileOptions, ...left: readonly (keyof ProfileOptions)[]): ProfileOptions {
  const names: readonly string[] = left;
  return Object.fromEntries(Object.entries(options).filter(([name]) => !names.includes(name)));
}
