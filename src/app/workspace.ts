// The one store: which files are open, which is on screen, and how. Everything on screen follows from it and from the answers
// of the files' workers. Workers themselves are kept outside the state, by documentWorkers.ts: they are not values.
import { createStore } from 'zustand/vanilla';
import type { OpenSource } from '../../workers/api.ts';
import type { NamedFile } from '../files/droppedFiles.ts';
import { triageQueue, type TriageReader } from '../files/triageQueue.ts';
import type { LessonPlace } from '../share/lessonFields.ts';
import type { Session } from '../share/session/session.ts';
import type { LinkState } from '../share/urlState.ts';
import { INITIAL_RUNS_LOOK, type RunsLook } from '../views/runs/runsLook.ts';
import { INITIAL_VERSUS_LOOK } from '../views/versus/versusLook.ts';
import type { ChangeView, HistoryStep, ViewId } from '../views/viewState.ts';
import { arrivals, withView, type Shows } from './arrivals.ts';
import { documentWorkers, type OpeningDocuments } from './documentWorkers.ts';
import { uniqueKey, type WorkspaceDocument } from './documents.ts';
import { incomingAddress, incomingFile, incomingOfSession, type Incoming, type Resolved } from './incoming.ts';
import { sessionPlan } from './keep/sessionPlan.ts';
import { patched } from './patchedView.ts';
import { afterNews, areMany, filesToOpen, givenUp, type TriagedFile } from './triagedFiles.ts';
import { meantBy, onto } from './workspaceLink.ts';

export interface Workspace {
  readonly documents: readonly WorkspaceDocument[];
  /** Key of the document on screen; undefined: none is open. */
  readonly active: string | undefined;
  /** What the page's address says of a file that is not open yet. */
  readonly awaited: LinkState | undefined;
  /** How the last change goes into the browser's history. */
  readonly step: HistoryStep;
  /** Files of dropped folders that are none of the kinds we read. */
  readonly leftOut: readonly string[];
  /** A dropped folder held more files than are looked at. */
  readonly tooMany: boolean;
  /** What of a session could not be opened, in sentences. */
  readonly lost: readonly string[];
  /** Files that were too many to be all opened: see triagedFiles.ts. */
  readonly triaged: readonly TriagedFile[];
  /** How many files have been looked through, those that are something else too, and of how many; since the last time all were done. */
  readonly triage: { readonly done: number; readonly of: number };
  /** What is on screen: the active document, or the table of runs. */
  readonly place: 'document' | 'runs';
  readonly runsLook: RunsLook;
  /** The panel of lessons; undefined: it is closed. */
  readonly lesson: LessonPlace | undefined;

  readonly openFiles: (files: readonly NamedFile[], tooMany?: boolean) => void;
  /** Addresses, paths beside the page, or names of samples. One that is open already is shown again. */
  readonly openAddresses: (addresses: readonly string[]) => void;
  /** Opens its files beside those that are open, each with the view it had. What was on screen is shown again. */
  readonly openSession: (session: Session) => void;
  /** What a file, open or triaged, is read from; undefined where there is none of this key, or its address is still looked up. */
  readonly sourceOf: (key: string) => OpenSource | undefined;
  readonly activate: (key: string) => void;
  /** Ends the document's worker, whatever it is doing. */
  readonly close: (key: string) => void;
  /** Changes the view of the document on screen. */
  readonly change: ChangeView;
  /** Brings the workspace to what an address says (Back, Forward, a link): opens what is missing, closes nothing. */
  readonly follow: (link: LinkState) => void;
  readonly dismissLeftOut: () => void;
  /** Says which run a file is of (`Run.id`); undefined: whichever it seems to be of. */
  readonly putIntoRun: (key: string, run: string | undefined) => void;
  readonly showRuns: () => void;
  readonly changeRuns: (patch: Partial<RunsLook>, step: HistoryStep) => void;
  /** Opens or closes the panel of lessons; the view stays. */
  readonly showLesson: (place: LessonPlace | undefined) => void;
  /** Shows a step of a lesson: the view of an open file, or the table of runs. */
  readonly showStep: (place: LessonPlace, shows: Pick<LinkState, 'view' | 'named'> & { readonly key: string; readonly runs: RunsLook | undefined }, step: HistoryStep) => void;
  /**
   * Shows `view` of a file, open or triaged; `beside`: files of its run, of which those that views put together are opened with it.
   */
  readonly openTriaged: (key: string, beside: readonly string[], view: ViewId | undefined) => void;
  /** Compares files, open or triaged; the first of B comes on screen. Nothing happens while a side is empty. */
  readonly openVersus: (a: readonly string[], b: readonly string[]) => void;
  /** Files that are not looked at yet are not. */
  readonly stopTriage: () => void;
  /** Takes all triaged files out of the table; those that are open stay. */
  readonly clearTriaged: () => void;
}

export interface Opening extends OpeningDocuments {
  /** Finds out what an address stands for. */
  readonly resolve: (address: string) => Promise<Resolved>;
  readonly startTriageReader: () => TriageReader;
}

/** News of triaged files are gathered for so long. */
const NEWS_EVERY_MS = 250;

export function createWorkspace(opening: Opening) {
  let drops = 0;

  return createStore<Workspace>((set, get) => {
    const workers = documentWorkers(opening, get, set);

    /** Shows the first of them, or what `shows` says. */
    const open = (incoming: readonly Incoming[], shows?: Shows): void => {
      const { documents, awaited } = get();
      const came = arrivals(incoming, documents, awaited, takenKeys(), ++drops);
      if (came === undefined) return;
      const { added } = came;
      for (const [place, { source }] of incoming.entries()) {
        const key = added[place]?.key;
        if (key !== undefined && source !== undefined) workers.knowSource(key, source);
      }
      set({
        documents: withView(came.documents, shows),
        active: shows?.key ?? came.shown.key,
        awaited: came.awaited,
        place: awaited?.runs === undefined ? 'document' : 'runs',
        step: documents.length === 0 && get().place === 'document' ? 'replace' : 'push',
      });
      for (const [place, one] of incoming.entries()) {
        const key = added[place]?.key;
        if (key !== undefined) workers.open(key, one);
      }
    };

    /** Opens what is not open, and shows one of them. */
    const show = (wanted: readonly TriagedFile[], shows: Shows): void => {
      const { documents } = get();
      const lacking = wanted.filter((file) => !documents.some((doc) => doc.key === file.key));
      if (lacking.length > 0) open(lacking.map((file) => ({ ...incomingFile(file), known: file })), shows);
      else set({ documents: withView(documents, shows), active: shows.key, place: 'document', step: 'push' });
    };

    const takenKeys = (): Set<string> => new Set([...get().documents, ...get().triaged].map(({ key }) => key));

    const triage = triageQueue({
      startReader: opening.startTriageReader,
      limit: opening.limit,
      everyMs: NEWS_EVERY_MS,
      onNews: (news) =>
        set(({ triaged, leftOut, triage: { done, of } }) => {
          const after = afterNews(triaged, news);
          return { triaged: after.files, leftOut: [...leftOut, ...after.leftOut], triage: { done: done + news.outcomes.size, of }, step: 'replace' };
        }),
    });

    const lookThrough = (files: readonly NamedFile[]): void => {
      const taken = takenKeys();
      const drop = ++drops;
      const added = files.map(({ file, name, fromFolder }): TriagedFile => {
        const key = uniqueKey(name, taken);
        taken.add(key);
        return { key, name, fromFolder, drop, file, chosenRun: undefined, phase: { phase: 'waiting' } };
      });
      set(({ documents, triaged }) => ({ place: 'runs', awaited: undefined, step: documents.length + triaged.length === 0 ? 'replace' : 'push' }));
      addTriaged(added);
    };

    const addTriaged = (added: readonly TriagedFile[]): void => {
      set(({ triaged, triage: { done, of } }) => ({
        triaged: [...triaged, ...added],
        triage: done === of ? { done: 0, of: added.length } : { done, of: of + added.length },
      }));
      triage.add(added.map(({ key, file, name }) => ({ key, source: { from: 'file', file, name } })));
    };

    return {
      documents: [],
      active: undefined,
      awaited: undefined,
      step: 'replace',
      leftOut: [],
      tooMany: false,
      lost: [],
      triaged: [],
      triage: { done: 0, of: 0 },
      place: 'document',
      runsLook: INITIAL_RUNS_LOOK,
      lesson: undefined,

      openFiles(files, tooMany = false) {
        set({ tooMany, leftOut: [], lost: [] });
        const take = (many: boolean): void => (many ? lookThrough(files) : open(files.map(incomingFile)));
        const many = areMany(files);
        if (typeof many === 'boolean') take(many);
        else void many.then(take);
      },

      openAddresses(addresses) {
        const known = get().documents;
        const [first] = addresses;
        open(
          addresses
            .filter((address) => !known.some((doc) => doc.address === address))
            .map((address) => incomingAddress(address, opening.resolve)),
        );
        const already = known.find((doc) => doc.address === first);
        if (already !== undefined) get().activate(already.key);
      },

      openSession(session) {
        const plan = sessionPlan(session, takenKeys(), drops);
        drops = plan.lastDrop;
        workers.takeAsTheyAre(plan.open.map(({ key }) => key));
        set({ awaited: undefined });
        addTriaged(plan.triaged);
        open(
          plan.open.map((file) => incomingOfSession(file, opening.resolve)),
          plan.shown === undefined ? undefined : { key: plan.shown, patch: {} },
        );
        if (plan.runsLook !== undefined) set({ place: 'runs', runsLook: plan.runsLook });
      },

      sourceOf(key) {
        const file = get().triaged.find((one) => one.key === key);
        return workers.sourceOf(key) ?? (file && { from: 'file', file: file.file, name: file.name });
      },

      activate(key) {
        if (get().documents.some((doc) => doc.key === key)) set({ active: key, place: 'document', step: 'push' });
      },

      close(key) {
        workers.end(key);
        set(({ documents, active, triaged, place }) => {
          const at = documents.findIndex((doc) => doc.key === key);
          const left = documents.filter((doc) => doc.key !== key);
          const neighbour = left[Math.min(Math.max(at, 0), left.length - 1)];
          return { documents: left, active: active === key ? neighbour?.key : active, place: left.length === 0 && triaged.length > 0 ? 'runs' : place, ...(left.length + triaged.length === 0 ? { lesson: undefined } : {}), step: 'replace' };
        });
      },

      change(patch, step) {
        set(({ documents, active }) => ({
          documents: documents.map((doc) => (doc.key === active ? { ...doc, view: patched(doc.view, patch) } : doc)),
          step,
        }));
      },

      follow(link) {
        const { documents } = get();
        const { lesson } = link;
        const where = link.runs === undefined ? { place: 'document' as const, lesson } : { place: 'runs' as const, runsLook: link.runs, lesson };
        const missing = link.sources.filter((source) => !documents.some((doc) => doc.address === source));
        const shown = meantBy(link, documents);
        if (shown === undefined) set({ ...where, awaited: link });
        if (missing.length > 0) get().openAddresses(missing);
        if (shown !== undefined) {
          set(({ documents: now }) => ({
            documents: now.map((doc) => (doc.key === shown.key ? onto(doc, link) : doc)),
            active: shown.key,
            awaited: undefined,
            ...where,
            step: 'replace',
          }));
        }
      },

      dismissLeftOut() {
        set({ leftOut: [], tooMany: false, lost: [] });
      },

      putIntoRun(key, run) {
        set(({ documents }) => ({ documents: documents.map((doc) => (doc.key === key ? { ...doc, chosenRun: run } : doc)), step: 'replace' }));
        set(({ triaged }) => ({ triaged: triaged.map((file) => (file.key === key ? { ...file, chosenRun: run } : file)) }));
      },

      showRuns() {
        set({ place: 'runs', step: 'push' });
      },

      changeRuns(patch, step) {
        set(({ runsLook }) => ({ runsLook: { ...runsLook, ...patch }, step }));
      },

      showLesson(place) {
        set({ lesson: place, step: 'push' });
      },

      showStep(lesson, { key, runs, ...link }, step) {
        set(({ documents, runsLook }) => ({
          lesson,
          documents: documents.map((doc) => (doc.key === key ? onto(doc, link) : doc)),
          active: key,
          place: runs === undefined ? 'document' : 'runs',
          runsLook: runs ?? runsLook,
          awaited: undefined,
          step,
        }));
      },

      openTriaged(key, beside, view) {
        const { triaged } = get();
        const itself = triaged.find((file) => file.key === key);
        const others = filesToOpen(triaged.filter((file) => beside.includes(file.key))).filter((file) => file !== itself);
        show([...(itself === undefined ? [] : [itself]), ...others], { key, patch: view === undefined ? {} : { view } });
      },

      openVersus(a, b) {
        const [key, ...others] = b;
        if (key === undefined || a.length === 0) return;
        const wanted = new Set([...b, ...a]);
        show(get().triaged.filter((file) => wanted.has(file.key)), { key, patch: { view: 'versus', versusLook: { ...INITIAL_VERSUS_LOOK, a, b: others } } });
      },

      stopTriage() {
        const given = triage.stop();
        set(({ triaged, triage: { of } }) => ({ triaged: givenUp(triaged, given), triage: { done: of, of }, step: 'replace' }));
      },

      clearTriaged() {
        set(({ documents, place }) => ({ triaged: [], triage: { done: 0, of: 0 }, place: documents.length === 0 ? 'document' : place, step: 'replace' }));
      },
    };
  });
}
