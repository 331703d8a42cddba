// An opened execution trace: takes in the file as it is read, answers questions at any time in between.

import type { Bytes, CloserAnswers, CloserQuestion, Damage, Finding, Ns, ProfileKey, TraceAnswers, TraceFacts, TraceQuestion } from '../api.ts';
import { withFacts } from '../comparable/withFacts.ts';
import { DamageError, withAdvice } from '../damage.ts';
import { type FilePart, partEnd } from '../open/filePart.ts';
import type { ProfileColumns } from '../profile/columns.ts';
import { ask } from './ask/ask.ts';
import { setBase } from './ask/breakdown/askBreakdown.ts';
import { askCloser, isIndexQuestion } from './ask/closer.ts';
import type { CloseTrace } from './closeup/closeTrace.ts';
import { CloseupReader } from './closeup/closeupReader.ts';
import { Closeups, type CloseupsOptions } from './closeup/closeups.ts';
import { DecodeStorage, decodeGeneration } from './decode/decodeGeneration.ts';
import type { GenerationJob } from './decode/job.ts';
import type { PipelineOptions } from './decode/pipeline.ts';
import { traceFacts } from './facts.ts';
import { wholeFindings } from './gc/askFindings.ts';
import { cycleReport } from './gc/cycleReport.ts';
import { pauseReport } from './gc/pauseReport.ts';
import { utilisationReport } from './gc/utilisationReport.ts';
import { waitReport } from './waits/waitReport.ts';
import { Details } from './index/details.ts';
import type { GenerationDetail } from './index/generationIndex.ts';
import type { IndexedGeneration } from './index/indexedGeneration.ts';
import { TraceIndex } from './index/traceIndex.ts';
import type { ReadBytes } from './readAgain.ts';
import { goroutineRows, traceReport } from './report.ts';
import { spanText } from './spanText.ts';
import { TraceGenerations } from './traceGenerations.ts';
import { writtenBy } from './wire/header.ts';
import { t } from '../../language/t.ts';

export interface TraceOptions extends PipelineOptions {
  /** What is let go of the file can be read again; undefined: nothing of what was decoded is let go, and nothing is looked at closely. */
  readonly read?: ReadBytes | undefined;
  /** For the details and closeups of generations, in bytes. */
  readonly memoryBudgetBytes?: number | undefined;
  /** Of what is read closely; see CloseupsOptions. */
  readonly summary?: CloseupsOptions['summary'] | undefined;
}

/** Of the memory budget, once something is looked at closely. */
const CLOSEUP_SHARE = 0.5;

export class OpenTrace {
  readonly index = new TraceIndex();
  readonly #name: string;
  readonly #options: TraceOptions;
  readonly #details: Details;
  readonly #closeups: Closeups;
  readonly #budgetBytes: Bytes;
  readonly #generations: TraceGenerations;
  /** How to decode a generation again. */
  readonly #again = new Map<IndexedGeneration, Omit<GenerationJob, 'bytes'>>();
  /** Some MB: made when it is first needed. */
  #storage: DecodeStorage | undefined;
  #complete = false;
  #damage: Damage | undefined;
  #survived: Survived | undefined;
  #uncertainFromNs: Ns | undefined;
  #bytesSeen = 0;

  constructor(name: string, options: TraceOptions = {}) {
    this.#name = name;
    this.#options = options;
    this.#generations = new TraceGenerations(options);
    const { read = nothingToRead, decoders, memoryBudgetBytes = Number.POSITIVE_INFINITY } = options;
    this.#budgetBytes = options.read === undefined ? Number.POSITIVE_INFINITY : memoryBudgetBytes;
    this.#details = new Details(this.index, this.#budgetBytes, (generation) => this.#decodeAgain(generation));
    const reader = new CloseupReader(read, decoders);
    this.#closeups = new Closeups({
      details: this.#details,
      budgetBytes: this.#budgetBytes * CLOSEUP_SHARE,
      threads: reader.threads,
      summary: options.summary ?? 'all',
      read: (generation, again) => reader.closeup(generation, again),
    });
  }

  /** What share of the file survived is of what was read of it so far. */
  get damage(): Damage | undefined {
    if (this.#damage === undefined || this.#survived === undefined) return this.#damage;
    return { ...this.#damage, survived: survivors(this.events, this.index.lastNs, this.#survived, this.#bytesSeen) };
  }

  get generations(): number {
    return this.index.generations.length;
  }

  get events(): number {
    return this.index.rows;
  }

  /** What has been read of the (inflated) file, from `neededFrom` or earlier on; `whole`: to its end. */
  feed(part: FilePart, whole: boolean): void {
    this.#bytesSeen = partEnd(part);
    this.#generations.feed(part, whole);
  }

  /** Where the bytes start that it will ask for again: all before them may be let go. */
  get neededFrom(): number {
    return this.#complete ? this.#bytesSeen : this.#generations.neededFrom;
  }

  /** Takes in the next generation. `more`: it needs more of the file. Throws a DamageError for a header not ours. */
  async step(): Promise<'generation' | 'more' | 'end'> {
    if (this.#complete) return 'end';
    const next = await this.#generations.next();
    switch (next.step) {
      case 'more':
        return 'more';
      case 'generation': {
        const startNs = this.index.lastNs;
        const generation = this.index.add(next.index, next, next.corrections);
        if (next.again === undefined) this.#details.keep(generation);
        else this.#again.set(generation, next.again);
        this.#details.need(generation);
        this.#details.added(generation);
        this.#closeups.added(next.closeup);
        this.#details.release(generation);
        this.#uncertainFromNs = startNs;
        return 'generation';
      }
      case 'end': {
        this.#complete = true;
        if (next.closes) this.index.close();
        this.#noteDamage(next.damage, next.broken);
        return 'end';
      }
    }
  }

  /** What the trace was wrapped in is damaged: that is the news, not the cut-off trace that follows from it. */
  damagedOutside(damage: Damage): void {
    if (this.#damage === undefined && this.events > 1) this.#survived = { generations: this.index.generations.length, bytes: this.#bytesSeen };
    this.#damage = withAdvice(damage);
  }

  /** `bytes`: size of the file as stored. */
  facts(bytes: number): TraceFacts {
    return traceFacts(this.index, {
      name: this.#name,
      bytes,
      inflatedBytes: this.#bytesSeen,
      minor: this.#generations.minor ?? 0,
      epochNs: this.#generations.epochNs,
      generations: this.index.generations.length,
      complete: this.#complete,
      damage: this.damage,
      uncertainFromNs: this.#damage === undefined ? undefined : this.#uncertainFromNs,
    });
  }

  ask<Q extends TraceQuestion>(question: Q): Promise<TraceAnswers[Q['ask']]> {
    // Each question is paired with its answer where it is answered.
    if (isIndexQuestion(question)) return ask(this.#details, question) as Promise<TraceAnswers[Q['ask']]>;
    return this.#askCloser(question) as Promise<TraceAnswers[Q['ask']]>;
  }

  /** A profile made from another trace, for questions about profiles of this one that name it as their base. undefined: it is let go. */
  setBase(key: ProfileKey, columns: ProfileColumns | undefined): void {
    setBase(this.#closeups, key, columns);
  }

  /** The `trace` section of the report. */
  async report(options: { readonly goroutines: boolean }): Promise<Record<string, unknown>> {
    const report = traceReport({
      index: this.index,
      minor: this.#generations.minor ?? 0,
      epochNs: this.#generations.epochNs,
      damaged: this.#damage !== undefined,
    });
    return options.goroutines ? { ...report, goroutines: await goroutineRows(this.#details) } : report;
  }

  /** What the report says beyond the fields of Go's reader: reads closely what nobody has looked at yet. */
  async gcReport(): Promise<Record<string, unknown>> {
    await this.#closeups.each(Array.from(this.index.generations.keys()).filter((number) => this.#closeups.collector(number) === undefined), () => undefined);
    return { gc_cycles: await cycleReport(this.#closeups), ...(await pauseReport(this.#closeups)), mmu: utilisationReport(this.#closeups), start_latency_causes: await waitReport(this.#closeups) };
  }

  /** The report's `findings`: reads closely what nobody has looked at yet. */
  findings(document: string): Promise<readonly Finding[]> {
    return wholeFindings(this.#closeups, document);
  }

  /** For whoever goes through every row: generation after generation, under the memory budget. */
  lookedAtClosely(): CloseTrace {
    this.#details.limitTo(this.#budgetBytes * (1 - CLOSEUP_SHARE));
    return this.#closeups;
  }

  async #askCloser(question: CloserQuestion): Promise<CloserAnswers[CloserQuestion['ask']]> {
    this.lookedAtClosely();
    const failure = this.#closeups.takeFailure();
    if (failure !== undefined) throw failure.error;
    const answer = await askCloser(this.#closeups, question);
    return withFacts(question.ask, answer, { name: this.#name, damage: this.damage }, writtenBy(this.#generations.minor ?? 0));
  }

  async #decodeAgain(generation: IndexedGeneration): Promise<GenerationDetail> {
    const { read, decoders } = this.#options;
    const again = this.#again.get(generation);
    if (again === undefined || read === undefined) throw new Error('This generation cannot be decoded again.');
    const job = { ...again, bytes: await read(generation.startOffset, generation.endOffset) };
    const outcome = await (decoders === undefined ? decodeGeneration(job, (this.#storage ??= new DecodeStorage())) : decoders.decode(job));
    if (!outcome.decoded || outcome.index.events !== generation.events) throw new DamageError(changed());
    return outcome.index.detail;
  }

  /** `brokeOff`: the events of the last generation stop half-way. */
  #noteDamage(damage: Damage | undefined, brokeOff: boolean): void {
    if (damage === undefined || !brokeOff) this.#uncertainFromNs = undefined;
    if (damage === undefined) return;
    const { generations } = this.index;
    const whole = brokeOff ? generations.length - 1 : generations.length;
    const { startOffset, endOffset } = generations.at(-1) ?? { startOffset: 0, endOffset: 0 };
    const bytes = brokeOff ? Math.max(startOffset, Math.min(damage.offset ?? startOffset, endOffset)) : endOffset;
    if (this.events > 1) this.#survived = { generations: whole, bytes };
    this.#damage = withAdvice(damage);
  }
}

function nothingToRead(): Promise<never> {
  return Promise.reject(new Error('The file cannot be read again.'));
}

function changed(): Damage {
  return { what: 'unreadable', message: t('The file is no longer what it was when it was opened.'), advice: t('Drop it again.') };
}

/** Of a damaged trace. */
interface Survived {
  /** Whole ones. */
  readonly generations: number;
  /** Up to the damage. */
  readonly bytes: number;
}

function survivors(events: number, lastNs: Ns, { generations, bytes }: Survived, fileBytes: number): string {
  const values = { events: events.toLocaleString('en'), generations, whole: generations, until: spanText(lastNs), percent: Math.floor((bytes / fileBytes) * 100) };
  return t('{events} events ({generations, plural, =0 {part of the first generation} one {{whole} whole generation} other {{whole} whole generations}}), up to {until} of trace time: {percent} % of the file.', values);
}
