import type { WaitDistribution } from '../../../workers/api.ts';
import { formatNs } from '../format.ts';
import { apportion } from './apportion.ts';
import { CAUSE_LOOKS } from './causeLook.ts';

const NUMBERS: Readonly<Record<number, string>> = { 2: 'Two', 3: 'Three', 4: 'Four' };

/** "Two kinds of waits: 70 % around 2.00 µs, mostly P looking for work; 30 % around 11.0 ms, mostly …." '' where there is one kind. */
export function modesSentence({ modes }: Pick<WaitDistribution, 'modes'>): string {
  if (modes.length < 2) return '';
  const shares = apportion(modes.map(({ share }) => share), Math.round(100 * modes.reduce((sum, { share }) => sum + share, 0)));
  const parts = modes.map(({ aroundNs, mainCause }, place) => `${shares[place]}\u00a0% around ${formatNs(aroundNs)}, mostly ${lowered(CAUSE_LOOKS[mainCause].name)}`);
  return `${NUMBERS[modes.length] ?? String(modes.length)} kinds of waits: ${parts.join('; ')}.`;
}

/** "P" stays a capital. */
function lowered(name: string): string {
  return name.startsWith('P ') ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
