// Count profiles in text form (goroutine, goroutineleak, threadcreate, a program's own): "name profile: total N", then "n @ addresses".
import { DamageError } from '../../damage.ts';
import { AddressProfile } from './addressProfile.ts';
import { OTHER_FRAMES } from './dropFrames.ts';
import { plainHeader } from './plainHeader.ts';
import { decimalAt } from './textLines.ts';
import type { TextProfile } from './textProfile.ts';
import { marked, t } from '../../../language/t.ts';

/** @throws DamageError if there is no header, which `textForm` has seen. */
export function readCountText(bytes: Uint8Array): TextProfile {
  const profile = new AddressProfile(bytes, 1, t('a count profile in text form'));
  const { lines, samples, troubles } = profile;
  while (lines.next() && lines.isBlankOrComment);
  const header = /^(\S+) profile: total (\d+)$/.exec(lines.text());
  if (header === null) throw new DamageError({ what: 'damaged', message: t('This profile in text form does not begin with its name and total.'), offset: lines.start });
  const [, name, total] = header;
  let counted = 0;
  while (lines.next()) {
    if (bytes[lines.start] === 0x23) profile.readComment();
    else if (lines.isBlankOrComment) continue;
    else if (lines.startsWith('---')) break;
    else {
      const at = lines.indexOf(0x40);
      const count = at < 0 ? Number.NaN : decimalAt(bytes, lines.start, at - 1);
      if (!(count < 2 ** 53) || !profile.beginSample(at + 1)) {
        troubles.add(lines);
        continue;
      }
      samples.setValue(0, count);
      counted += count;
    }
  }
  profile.readRest();
  if (counted < Number(total)) troubles.endsEarly(t('This profile says that it counts {total}, but ends after {counted}.', { total, counted }), bytes.length);
  const type = { type: name, unit: 'count' };
  return {
    columns: profile.columns([type], { ...plainHeader(type, 1), ...OTHER_FRAMES }),
    form: `${name} text (debug=1)`,
    damage: troubles.damage(t('{counted} of {total}', { counted, total })),
    warnings: profile.hasSymbols() ? [t(HIDDEN)] : [],
  };
}

const HIDDEN = marked('In this text form Go does not name the functions of its runtime that stacks end in: they are shown as runtime.(unnamed).');
