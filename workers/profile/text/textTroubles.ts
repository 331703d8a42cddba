import type { Damage } from '../../damage.ts';
import type { Bytes } from '../../units.ts';
import type { TextLines } from './textLines.ts';
import { t } from '../../../language/t.ts';

/** Lines of a text that say nothing a reader of its form understands, and the end if it comes too early: told as one sentence. */
export class TextTroubles {
  readonly #form: string;
  #first: { readonly line: number; readonly offset: Bytes; readonly text: string } | undefined;
  #cutOff: Damage | undefined;
  lines = 0;

  /** @param form as in "a heap profile in text form". */
  constructor(form: string) {
    this.#form = form;
  }

  /** The current line does not belong here. */
  add(lines: TextLines): void {
    this.lines++;
    this.#first ??= { line: lines.number, offset: lines.start, text: lines.text(60) };
  }

  /** The text ends before it is whole; only the first sentence counts. */
  endsEarly(message: string, offset: Bytes): void {
    this.#cutOff ??= { what: 'cut-off', message, offset };
  }

  /** @param survived what was read nevertheless. */
  damage(survived: string): Damage | undefined {
    if (this.#cutOff !== undefined) return { ...this.#cutOff, survived };
    if (this.#first === undefined) return undefined;
    const { line, offset, text } = this.#first;
    const others = this.lines - 1;
    return { what: 'damaged', message: t('Line {line} does not belong to {form}{others, plural, =0 {} one {, nor does one more line} other {, nor do {shown} more lines}}: “{text}”.', { line, form: this.#form, others, shown: others, text }), offset, survived };
  }
}
