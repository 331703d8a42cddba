import type { WaitDistribution } from '../../../workers/api.ts';
import { formatNs } from '../format.ts';
import { apportion } from './apportion.ts';
import { CAUSE_LOOKS } from './causeLook.ts';
import { marked, t } from '../../../language/t.ts';

const SENTENCES: Readonly<Record<number, string>> = { 2: marked('Two kinds of waits: {kinds}.'), 3: marked('Three kinds of waits: {kinds}.'), 4: marked('Four kinds of waits: {kinds}.') };

/** "Two kinds of waits: 70 % around 2.00 µs, mostly P looking for work; 30 % around 11.0 ms, mostly …." '' where there is one kind. */
export function modesSentence({ modes }: Pick<WaitDistribution, 'modes'>): string {
  if (modes.length < 2) return '';
  const shares = apportion(modes.map(({ share }) => share), Math.round(100 * modes.reduce((sum, { share }) => sum + share, 0)));
  const parts = modes.map(({ aroundNs, mainCause }, place) => t('{share}\u00a0% around {length}, mostly {cause}', { share: shares[place], length: formatNs(aroundNs), cause: lowered(t(CAUSE_LOOKS[mainCause].name)) }));
  const sentence = SENTENCES[modes.length];
  const values = { number: modes.length, kinds: parts.join('; ') };
  return sentence === undefined ? t('{number} kinds of waits: {kinds}.', values) : t(sentence, values);
}

/** "P" stays a capital. */
function lowered(name: string): string {
  return name.startsWith('P ') ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
