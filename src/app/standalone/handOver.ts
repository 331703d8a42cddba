// What goes into a standalone page: the session of what is open, with the chosen files, cut and anonymised as wished.
import { wrap, type Remote } from 'comlink';
import type { Bytes, HandOverWorker, Renamed, TimeRange } from '../../../workers/api.ts';
import type { Session, SessionFile } from '../../share/session/session.ts';
import { packSession } from '../../share/session/sessionFile.ts';
import { inKeepingWorker } from '../keep/keepingWorker.ts';
import { carriedView } from './carriedView.ts';
import { isStandalone } from './isStandalone.ts';
import { pageWithSession, templateOf } from './sessionWithin.ts';

export interface Wishes {
  /** Keys of files. */
  readonly files: ReadonlySet<string>;
  /** Of the trace on screen; undefined: all of it. */
  readonly range: TimeRange | undefined;
  readonly anonymous: boolean;
  readonly withNotes: boolean;
}

export interface Prepared {
  readonly session: Session;
  /** Of the recordings in it, before they are packed. */
  readonly bytes: Bytes;
  /** Of the trace that was cut. */
  readonly generations: { readonly kept: number; readonly of: number } | undefined;
  /** Sentences: what is not in it, and why. */
  readonly leftOut: readonly string[];
  readonly renamed: readonly Renamed[];
}

const EXAMPLES = 200;
const ENDINGS = { trace: 'trace', profile: 'pb', log: 'log' } as const;

/** @throws if the worker cannot be started or breaks */
export async function prepared(whole: Session, wishes: Wishes): Promise<Prepared> {
  const worker = new Worker(new URL('../../../workers/handOver.worker.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<never>((_, reject) => worker.addEventListener('error', () => reject(new Error('The worker broke.')), { once: true }));
  try {
    return await Promise.race([preparedBy(wrap<HandOverWorker>(worker), whole, wishes), broken]);
  } finally {
    worker.terminate();
  }
}

async function preparedBy(remote: Remote<HandOverWorker>, whole: Session, wishes: Wishes): Promise<Prepared> {
  const { anonymous, withNotes } = wishes;
  const files: SessionFile[] = [];
  const leftOut: string[] = [];
  const called = new Map<string, string>();
  const starts = new Map<string, number>();
  let generations: Prepared['generations'];
  for (const file of whole.files) {
    if (!wishes.files.has(file.key) || file.bytes === undefined) continue;
    const made = await remote.prepare(file.bytes, file.name, { range: file.key === whole.shown ? wishes.range : undefined, anonymous });
    if (made.is === 'left out') {
      leftOut.push(made.why);
      continue;
    }
    const name = anonymous ? `${made.kind}-${files.length + 1}.${ENDINGS[made.kind]}` : file.name;
    const key = anonymous ? name : file.key;
    called.set(file.key, key);
    starts.set(file.key, made.startNs);
    generations ??= made.generations;
    files.push({ ...file, key, name, bytes: made.bytes, address: undefined, run: anonymous ? undefined : file.run, view: carriedView(file.view, { startNs: made.startNs, anonymous, withNotes }) });
  }
  const shown = whole.shown === undefined ? undefined : called.get(whole.shown);
  const link = whole.shown === undefined || shown === undefined ? '' : carriedView(whole.link, { startNs: starts.get(whole.shown) ?? 0, anonymous, withNotes });
  // A link is for the first file, if it says nothing else.
  const named = link === '' || shown === undefined || shown === files[0]?.key ? link : `${link}&file=${encodeURIComponent(shown)}`;
  return {
    session: { ...whole, files, shown, link: named },
    bytes: files.reduce((sum, { bytes }) => sum + (bytes?.size ?? 0), 0),
    generations,
    leftOut,
    renamed: anonymous ? await remote.renamed(EXAMPLES) : [],
  };
}

/** The whole page. @throws if the template cannot be fetched or the session cannot be packed */
export async function standalonePage({ session }: Prepared, title: string): Promise<Blob> {
  const [template, archive] = await Promise.all([fetchedTemplate(), inKeepingWorker((remote) => packSession(session, (files) => remote.pack(files)))]);
  if (archive === undefined) throw new Error('The session could not be packed.');
  return await pageWithSession(template, archive, title);
}

/** A page that is one file has itself. */
async function fetchedTemplate(): Promise<string> {
  if (isStandalone) return templateOf(document);
  const response = await fetch(new URL('standalone.html', document.baseURI));
  if (!response.ok) throw new Error('The page for it is not there.');
  return await response.text();
}
