// Goroutine dumps (?debug=2, SIGQUIT, panics, runtime.Stack) as a profile: one sample a goroutine, in the order of the dump, its
// state, wait and creator as labels. One walk over the bytes; names, states and locations are interned on the way.
import { DamageError } from '../../damage.ts';
import { GOROUTINE_LABELS } from '../goroutines/goroutineLabels.ts';
import { NONE } from '../columns.ts';
import { OTHER_FRAMES } from './dropFrames.ts';
import { DumpLines, NO_PLACE, PIECE } from './dumpLines.ts';
import { DumpLog } from './dumpLog.ts';
import { readLabels } from './printedLabels.ts';
import { GoroutineState } from './goroutineState.ts';
import { FunctionTable, LineTable } from './locationColumns.ts';
import { plainHeader } from './plainHeader.ts';
import { SampleTable } from './sampleTable.ts';
import { matchesAt } from './textLines.ts';
import type { TextProfile } from './textProfile.ts';
import { TextStrings } from './textStrings.ts';
import { t } from '../../../language/t.ts';

/** Frames that are none, but stand on a stack. */
const ELIDED = '(frames elided)';
const UNAVAILABLE = '(stack unavailable)';
/** An HTTP dump stops there, wherever that is. */
const HTTP_LIMIT_BYTES = 64 * 2 ** 20;
const TYPE = { type: 'goroutine', unit: 'count' };

/** @throws DamageError if there is no goroutine in it. */
export function readGoroutineDump(bytes: Uint8Array): TextProfile {
  const dump = new DumpReader(bytes);
  const { goroutines, preface } = dump;
  if (goroutines === 0) throw new DamageError({ what: 'not-ours', message: t('There is no goroutine in this dump.'), offset: 0 });
  const comment = preface === '' ? [] : [preface];
  return {
    columns: dump.columns(comment),
    form: formOf(preface),
    damage: dump.isCutOff
      ? {
          what: 'cut-off',
          message:
            bytes.length === HTTP_LIMIT_BYTES
              ? t('This goroutine dump ends at 64 MiB, where Go stops writing it: there were more goroutines.')
              : t('This goroutine dump ends within a goroutine.'),
          offset: bytes.length,
          survived: t('{count} goroutines, the last one in part', { count: goroutines }),
        }
      : undefined,
    warnings: dump.warnings(),
    log: new DumpLog(bytes),
  };
}

function formOf(preface: string): string {
  if (preface.startsWith('SIG')) return 'goroutine dump (signal)';
  if (preface.startsWith('panic:')) return 'goroutine dump (panic)';
  return preface.startsWith('fatal error:') ? 'goroutine dump (fatal error)' : 'goroutine dump (debug=2)';
}

class DumpReader {
  goroutines = 0;
  /** The line that says why there is a dump: "panic: …", "SIGQUIT: quit"; '': none does. */
  preface = '';
  isCutOff = false;
  readonly #lines: DumpLines;
  readonly #strings: TextStrings;
  readonly #functions: FunctionTable;
  readonly #locations = new LineTable();
  readonly #samples = new SampleTable(1);
  readonly #state = new GoroutineState();
  readonly #keys: Readonly<Record<keyof typeof GOROUTINE_LABELS, number>>;
  /** Keys of the program's labels, and what they go by here. */
  readonly #ownKeys = new Map<number, number>();
  #elided = 0;
  #skipped = 0;
  /** The stack that follows is that of a goroutine long gone. */
  #isAncestor = false;

  constructor(bytes: Uint8Array) {
    this.#lines = new DumpLines(bytes);
    this.#strings = new TextStrings(bytes);
    this.#functions = new FunctionTable(this.#strings);
    const { id, state, minutes, creator, parent, locked, bubble } = GOROUTINE_LABELS;
    const key = (name: string): number => this.#strings.internText(name);
    this.#keys = { id: key(id), state: key(state), minutes: key(minutes), creator: key(creator), parent: key(parent), locked: key(locked), bubble: key(bubble) };
    this.#read();
  }

  columns(comments: readonly string[]): TextProfile['columns'] {
    return {
      sampleTypes: [TYPE],
      defaultSampleType: 0,
      ...this.#samples.taken(),
      ...this.#locations.taken(),
      ...this.#functions.taken(),
      strings: this.#strings,
      mappings: [],
      header: { ...plainHeader(TYPE, 1), ...OTHER_FRAMES, comments },
    };
  }

  warnings(): string[] {
    const warnings: string[] = [];
    if (this.#elided > 0) warnings.push(t('Go left frames out of {count} stacks because they are long: {mark} stands in their place.', { count: this.#elided, mark: ELIDED }));
    if (this.#skipped > 0) warnings.push(t('{count} lines of the file are no part of a stack and were left out; the report lists them.', { count: this.#skipped }));
    return warnings;
  }

  #read(): void {
    const lines = this.#lines;
    let last: number = PIECE.end;
    for (let piece = lines.next(); piece !== PIECE.end; piece = lines.next()) {
      last = piece;
      if (piece === PIECE.head) this.#readGoroutine();
      else if (piece === PIECE.skipped) this.#skip();
      else if (this.goroutines > 0) this.#readPiece(piece);
    }
    this.#endStack();
    const { isInStack, lines: text } = lines;
    const isHalf = last === PIECE.head || (last === PIECE.skipped && (text.isOpen || lines.why === NO_PLACE));
    // What stands behind the last line break is a beginning.
    const isOpenEnd = text.isOpen && !this.#isWholeEnd();
    this.isCutOff = (isInStack && (isHalf || isOpenEnd)) || text.bytes.length === HTTP_LIMIT_BYTES;
  }

  /** The last line has no line break, but it may have lost just that: a place that ends in an offset is whole as far as one can tell. */
  #isWholeEnd(): boolean {
    const { restStart, restEnd, lines } = this.#lines;
    return restEnd === lines.end && restStart < restEnd && matchesAt(lines.bytes, restStart, ' +0x') && restEnd - restStart > 4;
  }

  #readGoroutine(): void {
    this.#endStack();
    const lines = this.#lines;
    const { bytes } = lines.lines;
    const state = this.#state;
    const samples = this.#samples;
    const keys = this.#keys;
    state.read(bytes, lines.stateStart, lines.stateEnd);
    this.goroutines++;
    this.#isAncestor = false;
    samples.begin();
    samples.setValue(0, 1);
    // Of a million goroutines each has an id of its own: it is not looked up.
    samples.addText(keys.id, this.#strings.addDistinct(lines.idStart, lines.idEnd));
    samples.addText(keys.state, this.#strings.intern(state.start, state.end));
    if (state.minutes > 0) samples.addNumber(keys.minutes, state.minutes, keys.minutes);
    if (state.isLocked) samples.addText(keys.locked, this.#strings.internText('thread'));
    samples.addText(keys.bubble, this.#strings.intern(state.moreStart, state.moreEnd));
    let brace = lines.labelsStart;
    while (brace < lines.labelsEnd && bytes[brace] !== 0x7b) brace++;
    if (brace < lines.labelsEnd) readLabels(bytes, brace, lines.labelsEnd, this.#strings, this.#addLabel);
  }

  /** A label of the program's own; where it is called as one of ours, it is told apart. */
  readonly #addLabel = (key: number, text: number): void => {
    let own = this.#ownKeys.get(key);
    if (own === undefined) {
      const name = this.#strings.get(key);
      own = Object.values<string>(GOROUTINE_LABELS).includes(name) ? this.#strings.internText(`${name} (label)`) : key;
      this.#ownKeys.set(key, own);
    }
    this.#samples.addText(own, text);
  };

  #readPiece(piece: number): void {
    const lines = this.#lines;
    switch (piece) {
      case PIECE.ancestor:
        this.#endStack();
        this.#isAncestor = true;
        return;
      case PIECE.creator:
        this.#endStack();
        if (this.#isAncestor) return;
        this.#samples.addText(this.#keys.creator, this.#strings.intern(lines.nameStart, lines.nameEnd));
        this.#samples.addText(this.#keys.parent, this.#strings.intern(lines.idStart, lines.idEnd));
        return;
      default:
        if (!this.#isAncestor) this.#readFrame(piece);
    }
  }

  #readFrame(piece: number): void {
    const lines = this.#lines;
    switch (piece) {
      case PIECE.frame:
      case PIECE.foreign: {
        const fn = this.#functions.intern(lines.nameStart, lines.nameEnd, lines.fileStart, lines.fileEnd);
        // Arguments of inlined functions are not known: "(...)".
        const isInlined = piece === PIECE.frame && lines.argsEnd - lines.argsStart === 3 && matchesAt(lines.lines.bytes, lines.argsStart, '...');
        this.#addLocation(this.#locations.add(fn, lines.line, isInlined));
        return;
      }
      case PIECE.elided:
        this.#elided++;
        this.#addPseudo(ELIDED);
        return;
      case PIECE.unavailable:
        this.#addPseudo(UNAVAILABLE);
        return;
      default:
    }
  }

  #addPseudo(name: string): void {
    this.#endStack();
    this.#addLocation(this.#locations.add(this.#functions.internNamed(name), 0, false));
  }

  /** Inlined frames that nothing followed. */
  #endStack(): void {
    this.#addLocation(this.#locations.leftOver());
  }

  #addLocation(location: number): void {
    if (location !== NONE) this.#samples.addLocation(location);
  }

  #skip(): void {
    this.#skipped++;
    const { lines } = this.#lines;
    if (this.goroutines > 0 || this.preface !== '') return;
    if (lines.startsWith('panic:') || lines.startsWith('fatal error:') || lines.startsWith('SIG')) this.preface = lines.text(300);
  }
}
