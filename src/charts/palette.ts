// The colours of src/theme.css as strings a canvas takes. A state or phase has one name there and one meaning everywhere.

const VARIABLES = {
  surface: '--surface',
  sunken: '--sunken',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  line: '--line',
  lineStrong: '--line-strong',
  focus: '--focus',
  selection: '--selection',
  selectionEdge: '--selection-edge',
  running: '--running',
  runningAlt: '--running-alt',
  runnable: '--runnable',
  runnableSoft: '--runnable-soft',
  created: '--created',
  waiting: '--waiting',
  waitChanSend: '--wait-chan-send',
  waitChanReceive: '--wait-chan-receive',
  waitSelect: '--wait-select',
  waitSync: '--wait-sync',
  waitNetwork: '--wait-network',
  waitSleep: '--wait-sleep',
  waitGc: '--wait-gc',
  waitOther: '--wait-other',
  waitAny: '--wait-any',
  syscall: '--syscall',
  gc: '--gc',
  gcSoft: '--gc-soft',
  gcAssist: '--gc-assist',
  stw: '--stw',
  stwSweep: '--stw-sweep',
  stwOther: '--stw-other',
  pIdle: '--p-idle',
  pLooking: '--p-looking',
  unknown: '--unknown',
  heapLive: '--heap-live',
  heapGoal: '--heap-goal',
  memInuse: '--mem-inuse',
  memIdle: '--mem-idle',
  memStack: '--mem-stack',
  memSpan: '--mem-span',
  memCache: '--mem-cache',
  note: '--note',
  onFill: '--on-fill',
  originOwn: '--origin-own',
  originThirdParty: '--origin-third-party',
  originStandard: '--origin-standard',
  originRuntime: '--origin-runtime',
  originForeign: '--origin-foreign',
  originUnknown: '--origin-unknown',
  differenceLess: '--difference-less',
  differenceNone: '--difference-none',
  differenceMore: '--difference-more',
} as const;

export type PaletteColour = keyof typeof VARIABLES;

/** For what is not a canvas: `var(--stw)`. */
export function cssColour(colour: PaletteColour): string {
  return `var(${VARIABLES[colour]})`;
}

export type Palette = Readonly<Record<PaletteColour, string>> & {
  readonly fontSans: string;
  readonly fontMono: string;
};

/**
 * Reads the theme as it applies to `host`. Each colour goes through a real `color` property, so that `light-dark()` and
 * `var()` inside the variables come out resolved.
 */
export function readPalette(host: HTMLElement): Palette {
  const probe = host.ownerDocument.createElement('span');
  probe.style.cssText = 'display:none;forced-color-adjust:none';
  host.append(probe);
  const style = getComputedStyle(probe);
  const colours: Record<string, string> = {};
  for (const [name, variable] of Object.entries(VARIABLES)) {
    probe.style.color = `var(${variable})`;
    colours[name] = style.color;
  }
  const palette = {
    ...(colours as Record<PaletteColour, string>),
    fontSans: style.getPropertyValue('--font-sans').trim() || 'sans-serif',
    fontMono: style.getPropertyValue('--font-mono').trim() || 'monospace',
  };
  probe.remove();
  return palette;
}

/** Relative luminance (WCAG 2) of a colour written `rgb(r g b)` or `rgb(r, g, b)`, 0…1; undefined for other notations. */
export function luminance(colour: string): number | undefined {
  const parts = channels(colour);
  if (parts === undefined) return undefined;
  return 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]);
}

/** Red, green and blue, 0…255, of a colour written `rgb(r g b)` or `rgb(r, g, b)`; undefined for other notations. */
export function channels(colour: string): readonly [number, number, number] | undefined {
  const [, red, green, blue] = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(colour) ?? [];
  return red === undefined ? undefined : [Number(red), Number(green), Number(blue)];
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Of the theme's inks, the one that reads best on `fill` (WCAG 2 contrast). */
export function inkOn(fill: string, palette: Palette): string {
  const ground = luminance(fill);
  if (ground === undefined) return palette.onFill;
  const contrast = (ink: string): number => {
    const light = luminance(ink) ?? ground;
    return (Math.max(light, ground) + 0.05) / (Math.min(light, ground) + 0.05);
  };
  return contrast(palette.ink) > contrast(palette.onFill) ? palette.ink : palette.onFill;
}
