// A profile's options as the page holds them: what is at its default is absent, so that equal looks are equal objects in text.
import { FLAG_OPTIONS, GRANULARITIES, TEXT_OPTIONS, type FlagOption, type Granularity, type ProfileOptions, type TextOption } from '../../../workers/api.ts';

export type OptionName = TextOption | FlagOption | 'granularity' | 'base';

/** All of them that are set, in a fixed order; '' and false are as good as absent. */
export function fitOptions(options: ProfileOptions): ProfileOptions {
  const fitted: { -readonly [Name in keyof ProfileOptions]: ProfileOptions[Name] } = {};
  for (const name of TEXT_OPTIONS) {
    const text = options[name];
    if (text !== undefined && text !== '') fitted[name] = text;
  }
  if (options.granularity !== undefined) fitted.granularity = options.granularity;
  for (const name of FLAG_OPTIONS) if (options[name] === true) fitted[name] = true;
  if (options.base !== undefined) fitted.base = options.base;
  return fitted;
}

/** `options` with some changed; undefined takes one away. */
export function withOptions(options: ProfileOptions, patch: { readonly [Name in keyof ProfileOptions]?: ProfileOptions[Name] | undefined }): ProfileOptions {
  const merged: Record<string, unknown> = { ...options };
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) delete merged[name];
    else merged[name] = value;
  }
  return fitOptions(merged);
}

export function hasOptions(options: ProfileOptions): boolean {
  return Object.keys(fitOptions(options)).length > 0;
}

export function readGranularity(text: string | null | undefined): Granularity | undefined {
  return GRANULARITIES.find((one) => one === text);
}
