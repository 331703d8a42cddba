// A v2 trace as its generations, decoded on several threads or on this one, and given out in order. A generation that does not
// stand on its own, or does not fit the one before, is decoded here with the state that the one before left: that is what Go's
// reader does, so what it finds wrong, and which events come before it, is what the reference finds.

import type { Damage } from '../../damage.ts';
import { type FilePart, cut } from '../../open/filePart.ts';
import type { Chunk } from '../columns.ts';
import { CloseupWalk } from '../closeup/walk.ts';
import type { GenerationIndex } from '../index/generationIndex.ts';
import { GenerationWalk } from '../index/walk.ts';
import { zoomFrom } from '../index/zoom.ts';
import { CarryBudget } from '../wire/carry.ts';
import { Continuity, type Corrections } from '../wire/continuity.ts';
import { lastEventNs } from '../wire/endOfTime.ts';
import { Framer, type GenerationFrame } from '../wire/framing.ts';
import { type GenerationBegins, GenerationDecoder, UnreadableGeneration } from '../wire/generation.ts';
import { type Clock, epochOf, readClock } from '../wire/tables.ts';
import { DecodeStorage, GenerationDecoding } from './decodeGeneration.ts';
import type { CloseupSource, GenerationDecoders, GenerationJob, GenerationOutcome, JobAgain } from './job.ts';
import { t } from '../../../language/t.ts';

export interface PipelineOptions {
  /** Other threads to decode on; undefined: this one. */
  readonly decoders?: GenerationDecoders | undefined;
  /** Sees every event of the trace, in order; everything is then decoded here. The columns are used again for the next chunk. */
  readonly onChunk?: ((chunk: Chunk) => void) | undefined;
  /** Closeups will be asked for: those of generations that cannot be decoded again are made with their index. */
  readonly closeups?: boolean | undefined;
  /** All of them will be: each is made with its index, so that no generation is decoded twice. */
  readonly closeupsAtOnce?: boolean | undefined;
  /** Called now and then while this thread decodes: lets others have it for a moment, if it is time. */
  readonly pause?: (() => Promise<void> | undefined) | undefined;
  /** Read a format newer than all we know as the newest of those, and say so; else it is refused. */
  readonly tryNewer?: boolean | undefined;
}

export type PipelineStep =
  | {
      readonly step: 'generation';
      readonly index: GenerationIndex;
      readonly startOffset: number;
      readonly endOffset: number;
      readonly corrections: Corrections;
      /** How to decode it again; undefined: it does not stand on its own. */
      readonly again: Omit<GenerationJob, 'bytes'> | undefined;
      /** undefined: there will be none. */
      readonly closeup: CloseupSource | undefined;
    }
  /** More of the file is needed. */
  | { readonly step: 'more' }
  | PipelineEnd;

/** `broken`: within the generation that came last. `closes`: the reference ends the stream with one more sync event. */
export interface PipelineEnd {
  readonly step: 'end';
  readonly damage: Damage | undefined;
  readonly broken: boolean;
  readonly closes: boolean;
  /** Where reading ended, and the generation read last. */
  readonly offset: number;
  readonly gen: number;
}

const NO_CORRECTIONS: Corrections = { newProcs: [], taskEndTypes: [] };
/** Generations beyond those being decoded that wait for a thread or to be joined: so that no thread waits for one. */
const AHEAD = 2;
/** Generations are of about one size: the next one shall fit too. */
const SPARE_ROOM = 1.25;

const NOTHING: FilePart = { bytes: new Uint8Array(0), startOffset: 0 };

interface Frame {
  readonly frame: GenerationFrame;
  readonly part: FilePart;
  readonly after: Damage | undefined;
  readonly job: GenerationJob | undefined;
}

interface InFlight extends Frame {
  readonly outcome: Promise<GenerationOutcome>;
  settled: boolean;
}

export class Pipeline {
  readonly #minor: number;
  readonly #framer: Framer;
  readonly #options: PipelineOptions;
  #madeStorage: DecodeStorage | undefined;
  readonly #carryBudget = new CarryBudget();
  #part = NOTHING;
  readonly #inFlight: InFlight[] = [];
  /** Memory of jobs that are done. */
  readonly #spare: ArrayBuffer[] = [];
  /** What stands behind the generations framed so far, once it is known. */
  #behind: { readonly damage: Damage | undefined } | undefined;
  #continuity: Continuity | undefined;
  /** Once a generation was decoded; and as the first one's clock has it, before that. */
  #epochNs: number | undefined;
  #jobEpochNs: number | undefined;
  /** Of the generation framed last, and (known or expected) of the one joined last. */
  #expectedLastNs = 0;
  #lastNs = 0;
  #gen = 0;
  #framed = 0;
  #end: PipelineEnd | undefined;

  constructor(minor: number, options: PipelineOptions) {
    this.#minor = minor;
    this.#framer = new Framer(minor);
    this.#options = options;
  }

  /** Absolute ns of the trace's first event, once a generation was read. */
  get epochNs(): number | undefined {
    return this.#epochNs;
  }

  feed(part: FilePart, whole: boolean): void {
    this.#part = part;
    this.#framer.feed(part, whole);
  }

  /** Where the bytes start that it may ask for again. */
  get neededFrom(): number {
    return this.#inFlight[0]?.frame.startOffset ?? this.#framer.offset;
  }

  /** The next generation in order, or why there is none (yet). */
  async next(): Promise<PipelineStep> {
    if (this.#end !== undefined) return this.#end;
    const { decoders, onChunk } = this.#options;
    if (decoders === undefined || onChunk !== undefined) {
      const framed = this.#frame();
      if (framed === 'more') return { step: 'more' };
      if (framed === 'end') return this.#close(this.#behind?.damage);
      return onChunk === undefined ? await this.#decodeHere(framed) : await this.#decodeWithCarry(framed);
    }
    const wantsMore = this.#fill(decoders);
    const [first] = this.#inFlight;
    if (first === undefined) return wantsMore ? { step: 'more' } : this.#close(this.#behind?.damage);
    // While there is more to read, nobody waits for a thread.
    if (wantsMore && !first.settled && this.#inFlight.length < decoders.threads + AHEAD) return { step: 'more' };
    const outcome = await first.outcome;
    const step = await this.#join(first, outcome);
    this.#inFlight.shift();
    return step;
  }

  /** Some MB: made when something is first decoded here. */
  get #storage(): DecodeStorage {
    return (this.#madeStorage ??= new DecodeStorage());
  }

  /** Hands out what there is to decode. true: more of the file is needed to go on. */
  #fill(decoders: GenerationDecoders): boolean {
    while (this.#inFlight.length < decoders.threads + AHEAD) {
      const framed = this.#frame();
      if (framed === 'more') return true;
      if (framed === 'end') return false;
      this.#inFlight.push(inFlight(framed, decoders));
    }
    return false;
  }

  #frame(): Frame | 'more' | 'end' {
    if (this.#behind !== undefined) return 'end';
    const framed = this.#framer.next();
    switch (framed.found) {
      case 'more':
        return 'more';
      case 'end':
        this.#behind = { damage: undefined };
        return 'end';
      case 'damage':
        this.#behind = { damage: framed.damage };
        return 'end';
      case 'generation': {
        const { frame, after } = framed;
        const part = cut(this.#part, frame.startOffset, frame.endOffset);
        this.#framed++;
        return { frame, part, after, job: after === undefined ? this.#job(frame, part) : undefined };
      }
    }
  }

  /** undefined: it lacks what every generation has. */
  #job(frame: GenerationFrame, part: FilePart): GenerationJob | undefined {
    let clock: Clock;
    try {
      clock = readClock(part, frame, this.#minor);
    } catch {
      return undefined; // decoding it in order will say what is wrong
    }
    const first = this.#framed === 1;
    this.#jobEpochNs ??= epochOf(frame, clock);
    // Without other threads the generation before is joined already.
    const lastNs = this.#options.decoders === undefined ? this.#lastNs : this.#expectedLastNs;
    if (this.#options.decoders !== undefined) this.#expectedLastNs = lastEventNs(part, frame, clock.nsPerTick, this.#jobEpochNs);
    const bytes = this.#options.decoders === undefined ? (part.bytes as Uint8Array<ArrayBuffer>) : this.#copyOf(part.bytes);
    return { minor: this.#minor, bytes, startOffset: part.startOffset, first, epochNs: first ? undefined : this.#jobEpochNs, lastNs: first ? 0 : lastNs, closeup: this.#options.closeupsAtOnce === true };
  }

  /** In memory that another job had before, if there is enough: fresh pages cost ten times as much as the copying. */
  #copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const at = this.#spare.findIndex((buffer) => buffer.byteLength >= bytes.length);
    const [buffer] = at < 0 ? [new ArrayBuffer(Math.ceil(bytes.length * SPARE_ROOM))] : this.#spare.splice(at, 1);
    const copy = new Uint8Array(buffer, 0, bytes.length);
    copy.set(bytes);
    return copy;
  }

  async #decodeHere(framed: Frame): Promise<PipelineStep> {
    if (framed.job === undefined) return await this.#decodeWithCarry(framed);
    const decoding = new GenerationDecoding(framed.job, this.#storage);
    for (;;) {
      const outcome = decoding.step();
      if (outcome !== undefined) return await this.#join(framed, outcome);
      await this.#options.pause?.();
    }
  }

  async #join(framed: Frame, outcome: GenerationOutcome): Promise<PipelineStep> {
    const { frame, job } = framed;
    if (!outcome.decoded || job === undefined) return await this.#decodeWithCarry(framed);
    const { end } = outcome;
    let corrections: Corrections | undefined = NO_CORRECTIONS;
    if (end.known === 'restated') corrections = this.#continuity?.take(end.restated);
    else this.#continuity = new Continuity(end.carry);
    if (corrections === undefined) return await this.#decodeWithCarry(framed);
    const index: GenerationIndex = { ...outcome.index, zoom: zoomFrom(this.#lastNs, outcome.index) };
    const unmentioned = (this.#continuity?.procs ?? 0) - index.tables.procs.count;
    if (!this.#carryBudget.allowsLanes(unmentioned, frame.endOffset - frame.startOffset)) return this.#close(tooLittleInIt(frame));
    this.#epochNs = outcome.epochNs;
    this.#gen = frame.gen;
    this.#lastNs = index.lastNs;
    const { bytes: _, closeup: __, ...again } = job;
    const jobAgain: JobAgain = { of: 'generation', ...again };
    const closeup: CloseupSource = outcome.closeup === undefined ? { from: 'job', job: jobAgain } : { from: 'decoding', closeup: outcome.closeup, job: jobAgain };
    return { step: 'generation', index, startOffset: frame.startOffset, endOffset: frame.endOffset, corrections, again, closeup };
  }

  /** With the state that the generation before left, as Go's reader does. */
  async #decodeWithCarry({ frame, part, after }: Frame): Promise<PipelineStep> {
    this.#gen = frame.gen;
    const carry = this.#continuity?.carry();
    if (carry !== undefined && !this.#carryBudget.allows(carry, frame.endOffset - frame.startOffset)) return this.#close(tooLittleInIt(frame));
    const begins: GenerationBegins = carry === undefined ? { at: 'trace start' } : { at: 'carry', carry };
    // A generation that the end of the file cuts off lacks something nearly always: then that is the news, not what it lacks.
    const causeOf = (damage: Damage): Damage => (after?.what === 'cut-off' ? after : damage);
    let decoder: GenerationDecoder;
    try {
      decoder = new GenerationDecoder({ part, frame, minor: this.#minor, begins, epochNs: this.#epochNs, storage: this.#storage.rows });
    } catch (error) {
      if (!(error instanceof UnreadableGeneration)) throw error;
      return error.inTables ? this.#close(causeOf(error.damage)) : this.#finish({ damage: causeOf(error.damage), broken: false, closes: false });
    }
    this.#epochNs = decoder.epochNs;
    const walk = new GenerationWalk(this.#storage.walk, carry === undefined, this.#lastNs);
    const close = this.#options.closeups === true ? new CloseupWalk(this.#storage.closeup) : undefined;
    let last: Chunk | undefined;
    for (;;) {
      const step = decoder.step();
      if (step.step === 'chunk') {
        walk.add(step.chunk);
        close?.add(step.chunk);
        this.#options.onChunk?.(step.chunk);
        last = step.chunk;
        await this.#options.pause?.();
        continue;
      }
      if (last === undefined) throw new Error('A generation has a sync event at least.');
      if (step.step === 'broken') this.#finish({ damage: causeOf(step.damage), broken: true, closes: false });
      else if (step.end.known === 'whole') {
        if (this.#continuity === undefined) this.#continuity = new Continuity(step.end.carry);
        else this.#continuity.replace(step.end.carry);
      }
      const index = walk.finish(last);
      const closeup: CloseupSource | undefined = close === undefined ? undefined : { from: 'decoding', closeup: close.finish(last), job: undefined };
      this.#lastNs = index.lastNs;
      return { step: 'generation', index, startOffset: frame.startOffset, endOffset: frame.endOffset, corrections: NO_CORRECTIONS, again: undefined, closeup };
    }
  }

  #close(damage: Damage | undefined): PipelineEnd {
    return this.#finish({ damage, broken: false, closes: true });
  }

  #finish(end: { readonly damage: Damage | undefined; readonly broken: boolean; readonly closes: boolean }): PipelineEnd {
    this.#inFlight.length = 0;
    this.#spare.length = 0;
    // Nothing of the file is looked at any more.
    this.feed(NOTHING, true);
    this.#end = { step: 'end', ...end, offset: this.#framer.offset, gen: this.#gen };
    return this.#end;
  }
}

function inFlight(framed: Frame, decoders: GenerationDecoders): InFlight {
  // A thread that dies, for want of memory as a rule, is no news: the generation is then decoded here.
  const outcome: Promise<GenerationOutcome> = framed.job === undefined ? Promise.resolve({ decoded: false }) : decoders.decode(framed.job).catch(() => ({ decoded: false }));
  const started: InFlight = { ...framed, outcome, settled: false };
  void outcome.then(() => (started.settled = true));
  return started;
}

function tooLittleInIt({ gen, startOffset }: GenerationFrame): Damage {
  return {
    what: 'too-large',
    message: t('Generation {gen} is too small for all that it continues: thousands like it would take too long to read.', { gen }),
    offset: startOffset,
    advice: t('No Go program writes such a trace; look at where the file comes from.'),
  };
}
