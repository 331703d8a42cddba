// The theme's words for a flame graph, read once from the CSS variables and turned into what a canvas takes.
import type { Origin } from '../../../workers/api.ts';
import type { Palette } from '../palette.ts';
import { differenceColours } from './differenceColour.ts';
import { moduleColour } from './moduleColour.ts';

export interface FlamePalette {
  /** Behind the boxes; the gaps between them show it. */
  readonly ground: string;
  /** The root: it belongs to no module. */
  readonly root: string;
  readonly ink: string;
  readonly rootInk: string;
  /** Search matches, and the text on them. */
  readonly match: string;
  readonly matchInk: string;
  readonly focus: string;
  readonly hover: string;
  readonly font: string;
  /** Of names of functions that are inlined into their callers. */
  readonly inlinedFont: string;
  /** Of a package or a binary, by its hash. */
  readonly module: (hash: number) => string;
  readonly origin: Readonly<Record<Origin, string>>;
  /** −1: all of it fell … 0 … 1: all of it rose. */
  readonly difference: (share: number) => string;
}

const FONT_PX = 12;

/** What the flame graph adds to the charts' palette, as the theme has it for `element`. */
export function readFlamePalette(element: Element, theme: Palette): FlamePalette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const lightness = Number(read('--flame-lightness'));
  const chroma = Number(read('--flame-chroma'));
  const colours = new Map<number, string>();
  return {
    ground: theme.surface,
    root: theme.line,
    ink: read('--flame-ink'),
    rootInk: theme.ink,
    match: read('--match'),
    matchInk: theme.onFill,
    focus: theme.focus,
    hover: theme.selection,
    font: `${FONT_PX}px ${theme.fontSans}`,
    inlinedFont: `italic ${FONT_PX}px ${theme.fontSans}`,
    origin: {
      own: theme.originOwn,
      'third party': theme.originThirdParty,
      'standard library': theme.originStandard,
      runtime: theme.originRuntime,
      foreign: theme.originForeign,
      unknown: theme.originUnknown,
    },
    difference: differenceColours(theme.differenceLess, theme.differenceNone, theme.differenceMore),
    module: (hash) => {
      let colour = colours.get(hash);
      if (colour === undefined) {
        colour = moduleColour(hash, lightness, chroma);
        colours.set(hash, colour);
      }
      return colour;
    },
  };
}
