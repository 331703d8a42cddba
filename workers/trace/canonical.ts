// Every event as one line of text, in the form that Go's reader is compared in: equal lines, equal traces. Texts are binary
// strings (one char per byte), since what a trace holds need not be UTF-8.
//
//   DT KIND G P M [REST]
//
// DT: ns since the first event. G P M: context before the event, -1 for none. REST depends on the kind.

import { type Chunk, GO_STATE_NAMES, KIND, METRIC_NAMES, NONE, PROC_STATE_NAMES, RANGE } from './columns.ts';
import { resourceStack } from './resourceStack.ts';
import { ARGUMENTS, EXPERIMENTAL_NAMES } from './wire/eventTypes.ts';
import { signedDecimal, unsignedDecimal } from './wire/ids.ts';

export interface CanonicalLine {
  readonly line: string;
  /** `line` with the digests of the context's and the transition's stack appended. */
  readonly stackLine: string;
}

const KIND_NAMES = [
  'Sync',
  'Metric',
  'Label',
  'StackSample',
  'RangeBegin',
  'RangeActive',
  'RangeEnd',
  'TaskBegin',
  'TaskEnd',
  'RegionBegin',
  'RegionEnd',
  'Log',
  'StateTransition',
  'StateTransition',
  'Experimental',
] as const;

/** The kind's name in Go's event model; goroutine and P transitions share one. */
export function kindName(kind: number): string {
  return KIND_NAMES[kind];
}

/** Takes a trace's chunks in order. */
export class CanonicalLines {
  readonly #sha256Hex: (text: string) => string;
  #syncs = 0;

  /** `sha256Hex` digests a binary string (the worker has no synchronous hash of its own). */
  constructor(sha256Hex: (text: string) => string) {
    this.#sha256Hex = sha256Hex;
  }

  *of(chunk: Chunk): Generator<CanonicalLine> {
    const write = new ChunkLines(chunk, this.#sha256Hex);
    for (let row = 0; row < chunk.events.count; row++) {
      if (chunk.events.kind[row] === KIND.sync) this.#syncs++;
      yield write.line(row, this.#syncs);
    }
  }
}

class ChunkLines {
  readonly #chunk: Chunk;
  readonly #sha256Hex: (text: string) => string;
  readonly #escaped: (string | undefined)[] = [];
  readonly #digests: (string | undefined)[] = ['-'];

  constructor(chunk: Chunk, sha256Hex: (text: string) => string) {
    this.#chunk = chunk;
    this.#sha256Hex = sha256Hex;
  }

  line(row: number, syncNumber: number): CanonicalLine {
    const { events, goroutines, procs, threads } = this.#chunk;
    const kind = events.kind[row];
    const line = `${events.timeNs[row]} ${kindName(kind)} ${id(goroutines, events.g[row])} ${id(procs, events.p[row])} ${id(threads, events.m[row])}${this.#rest(row, kind, syncNumber)}`;
    const transition = kind === KIND.goroutine ? this.#digest(resourceStack(events.detail[row], events.arg[row], events.stack[row])) : '-';
    return { line, stackLine: `${line} ${this.#digest(events.stack[row])} ${transition}` };
  }

  #rest(row: number, kind: number, syncNumber: number): string {
    const { events, annotations } = this.#chunk;
    const arg = events.arg[row];
    const detail = events.detail[row];
    switch (kind) {
      case KIND.sync:
        return ` ${syncNumber}`;
      case KIND.metric:
        return ` ${escapeText(METRIC_NAMES[detail] ?? '')} ${this.#amount(arg)}`;
      case KIND.label:
        return ` g:${id(this.#chunk.goroutines, events.resource[row])} ${this.#text(arg)}`;
      case KIND.stackSample:
        return '';
      case KIND.rangeBegin:
      case KIND.rangeActive:
      case KIND.rangeEnd:
        return this.#range(row, kind);
      case KIND.taskBegin:
      case KIND.taskEnd:
        return ` ${task(annotations.taskLo[arg], annotations.taskHi[arg])} ${task(annotations.parentLo[arg], annotations.parentHi[arg])} ${this.#text(annotations.type[arg])}`;
      case KIND.regionBegin:
      case KIND.regionEnd:
        return ` ${task(annotations.taskLo[arg], annotations.taskHi[arg])} ${this.#text(annotations.type[arg])}`;
      case KIND.log:
        return ` ${task(annotations.taskLo[arg], annotations.taskHi[arg])} ${this.#text(annotations.type[arg])} ${this.#text(annotations.message[arg])}`;
      case KIND.goroutine: {
        const from = detail >> 4;
        // From NotExist the argument is a stack, and there is no reason.
        const reason = from === 1 ? '-' : this.#text(arg);
        return ` g:${id(this.#chunk.goroutines, events.resource[row])} ${GO_STATE_NAMES[from]} ${GO_STATE_NAMES[detail & 15]} ${reason}`;
      }
      case KIND.proc:
        return ` p:${id(this.#chunk.procs, events.resource[row])} ${PROC_STATE_NAMES[detail >> 4]} ${PROC_STATE_NAMES[detail & 15]} -`;
      default: {
        const values = Array.from({ length: ARGUMENTS[detail] }, (_, i) => this.#amount(arg + i));
        return ` ${EXPERIMENTAL_NAMES.get(detail) ?? ''} ${values.join(' ')}`;
      }
    }
  }

  #range(row: number, kind: number): string {
    const { events, goroutines, procs } = this.#chunk;
    const resource = events.resource[row];
    switch (events.detail[row]) {
      case RANGE.stw:
        return ` ${escapeText(`stop-the-world (${this.#chunk.texts[events.arg[row]]})`)} g:${id(goroutines, resource)}`;
      case RANGE.gcMark:
        return ` ${escapeText('GC concurrent mark phase')} none`;
      case RANGE.sweep: {
        const bytes = kind === KIND.rangeEnd ? ` ${this.#amount(events.arg[row])} ${this.#amount(events.arg[row] + 1)}` : '';
        return ` ${escapeText('GC incremental sweep')} p:${id(procs, resource)}${bytes}`;
      }
      default:
        return ` ${escapeText('GC mark assist')} g:${id(goroutines, resource)}`;
    }
  }

  #amount(row: number): string {
    const { amounts } = this.#chunk;
    return unsignedDecimal(amounts.lo[row], amounts.hi[row]);
  }

  #text(index: number): string {
    return (this.#escaped[index] ??= escapeText(this.#chunk.texts[index]));
  }

  #digest(stack: number): string {
    return (this.#digests[stack] ??= this.#digestOf(stack));
  }

  /** First 16 hex digits of the SHA-256 of all frames, innermost first, each `PC FUNC FILE LINE\n`. */
  #digestOf(stack: number): string {
    const { stackStart, stackFrames, frames } = this.#chunk;
    let text = '';
    for (let i = stackStart[stack]; i < stackStart[stack + 1]; i++) {
      const frame = stackFrames[i];
      text += `${unsignedDecimal(frames.pcLo[frame], frames.pcHi[frame])} ${this.#text(frames.func[frame])} ${this.#text(frames.file[frame])} ${unsignedDecimal(frames.lineLo[frame], frames.lineHi[frame])}\n`;
    }
    return text === '' ? '-' : this.#sha256Hex(text).slice(0, 16);
  }
}

function id(table: { readonly idLo: Uint32Array; readonly idHi: Uint32Array }, index: number): string {
  return index === NONE ? '-1' : signedDecimal(table.idLo[index], table.idHi[index]);
}

function task(lo: number, hi: number): string {
  return lo === 0xffffffff && hi === 0xffffffff ? 'none' : unsignedDecimal(lo, hi);
}

/** Every byte but 0x21…0x7E as %XX, and % too; the empty text is "-", a lone "-" is "%2D". */
function escapeText(text: string): string {
  if (text === '') return '-';
  if (text === '-') return '%2D';
  return text.replace(/[^\x21-\x24\x26-\x7e]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
