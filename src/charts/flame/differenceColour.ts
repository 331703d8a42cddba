// The diverging scale of differences: from one end through the middle to the other, evenly in the colour's own channels.
import { channels } from '../palette.ts';

/** On each side of the middle. More are not told apart, and a string is made for each once. */
const STEPS = 20;

/** `rgb(…)` in and out; the share is −1…1. Colours that are written otherwise are not mixed: the nearest is taken. */
export function differenceColours(less: string, none: string, more: string): (share: number) => string {
  const scale = Array.from({ length: 2 * STEPS + 1 }, (_, step) => {
    const share = step / STEPS - 1;
    return mixed(none, share < 0 ? less : more, Math.abs(share));
  });
  return (share) => scale[Math.round((Math.min(1, Math.max(-1, share)) + 1) * STEPS)] ?? none;
}

function mixed(from: string, to: string, share: number): string {
  const a = channels(from);
  const b = channels(to);
  if (a === undefined || b === undefined) return share < 0.5 ? from : to;
  const [red, green, blue] = a.map((channel, i) => Math.round(channel + ((b[i] ?? 0) - channel) * share));
  return `rgb(${red}, ${green}, ${blue})`;
}
