// A text passes once, however large, so that it is not held just to be refused: goroutines in it make it a dump, records of the runtime a
// log, and both a dump.
import { DamageError, type Damage } from '../damage.ts';
import type { RuntimeLogReader } from '../runtime-log/runtimeLog.ts';
import type { KeptCopy } from './keptBytes.ts';
import type { Pieces } from './pieces.ts';
import { PassingGoroutines } from './textForm.ts';
import { t } from '../../language/t.ts';

export type TextKind = { readonly kind: 'pprof' } | { readonly kind: 'runtime-log'; readonly log: RuntimeLogReader };

/**
 * @param damage what to say of a text that holds neither.
 * @param copy takes what passes.
 * @throws DamageError
 */
export async function passedText(pieces: Pieces, damage: Damage, copy?: KeptCopy): Promise<TextKind> {
  const { RuntimeLogReader } = await import('../runtime-log/runtimeLog.ts'); // traces and profiles have no need of it
  const log = new RuntimeLogReader();
  const goroutines = new PassingGoroutines();
  for await (const piece of pieces) {
    if (goroutines.push(piece)) return { kind: 'pprof' };
    log.push(piece);
    await copy?.append(piece);
  }
  if (goroutines.end()) return { kind: 'pprof' };
  log.end();
  if (log.count > 0) return { kind: 'runtime-log', log };
  if (log.skippedLines === 0) throw new DamageError(damage);
  const [first] = log.skipped;
  throw new DamageError({
    what: 'damaged',
    message: t('In this text {count, plural, one {one line begins} other {{shown} lines begin}} like a record of the Go runtime, but none goes on as one; the first is line {line}.', { count: log.skippedLines, shown: log.skippedLines, line: first.line }),
    offset: first.offset,
    advice: t('Copy the log again: its lines may have been cut or joined on the way.'),
  });
}
