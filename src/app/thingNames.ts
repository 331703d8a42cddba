// Keeps what the views of open files hold numbers of, and what the files call it, in step: for addresses, which say names only, and for
// views that come from an address. See src/share/namedFields.ts.
import type { StoreApi } from 'zustand/vanilla';
import type { AskGc, AskTrace, Thing, ThingName } from '../../workers/api.ts';
import type { CycleName, NumberedCycle } from '../share/cycleName.ts';
import { cycleIn, isSameName, namesIn, settled, thingKey, thingOf, thingsIn, type LinkedName, type LinkedThing, type ThingNames } from '../share/namedFields.ts';
import { cycleNamed, nameOfCycle } from './cycleNames.ts';
import type { OpenedDocument, WorkspaceDocument } from './documents.ts';
import type { Workspace } from './workspace.ts';

/** Of one kind of things: those that the view holds without a name, the names that it is to hold things for, and who knows. */
interface Naming<T extends LinkedThing, N extends LinkedName> {
  readonly kind: 'in the trace' | 'cycles';
  readonly things: readonly T[];
  readonly wanted: readonly N[];
  /** A new one knows more. */
  readonly ask: AskTrace | AskGc;
  /** In the order of what is asked for; undefined: there is none, or not yet. */
  readonly namesOf: (things: readonly T[]) => Promise<readonly (N | undefined)[]>;
  readonly thingsNamed: (names: readonly N[]) => Promise<readonly (T | undefined)[]>;
}

/** From now on. Asks of each document one question of a kind at a time, and nothing twice. */
export function nameThings(workspace: StoreApi<Workspace>): void {
  /** What was asked of a document last: there is no more to learn until it tells more. */
  const asked = new Map<string, { readonly ask: AskTrace | AskGc; readonly text: string }>();

  const update = (key: string, change: (doc: WorkspaceDocument) => WorkspaceDocument): void =>
    workspace.setState(({ documents }) => ({ documents: documents.map((doc) => (doc.key === key ? change(doc) : doc)), step: 'replace' }));

  async function learn<T extends LinkedThing, N extends LinkedName>(key: string, { things, wanted, namesOf, thingsNamed }: Naming<T, N>): Promise<void> {
    const found = wanted.length === 0 ? [] : await thingsNamed(wanted);
    const there = found.filter((thing) => thing !== undefined);
    const all = [...things, ...there];
    const names = all.length === 0 ? [] : await namesOf(all);
    update(key, (doc) => {
      const known = withNames(doc.names, all, names);
      const now = settled(doc.view, doc.named ?? [], (name) => found[wanted.findIndex((one) => isSameName(one, name))] ?? thingOf(known, name));
      return { ...doc, names: known, view: now.view, named: now.named.length === 0 ? undefined : now.named };
    });
  }

  function learnOnce<T extends LinkedThing, N extends LinkedName>(key: string, naming: Naming<T, N> | undefined): void {
    if (naming === undefined || naming.things.length + naming.wanted.length === 0) return;
    const { kind, ask, things, wanted } = naming;
    const text = JSON.stringify([things, wanted]);
    const last = asked.get(`${kind} ${key}`);
    if (last?.ask === ask && last.text === text) return;
    asked.set(`${kind} ${key}`, { ask, text });
    // A part of the file that cannot be read any more says so where it is looked at.
    void learn(key, naming).catch(() => undefined);
  }

  workspace.subscribe(({ documents }) => {
    for (const doc of documents) {
      if (doc.phase.phase !== 'open') continue;
      learnOnce(doc.key, inTrace(doc, doc.phase.opened));
      learnOnce(doc.key, cycles(doc, doc.phase.opened));
    }
  });
}

function inTrace({ view, named = [], names }: WorkspaceDocument, opened: OpenedDocument): Naming<Thing, ThingName> | undefined {
  if (opened.kind !== 'go-trace') return undefined;
  const { ask } = opened;
  return {
    kind: 'in the trace',
    things: thingsIn(view).filter((thing) => names?.has(thingKey(thing)) !== true),
    wanted: namesIn(named),
    ask,
    namesOf: (things) => ask({ ask: 'namesOf', things }),
    thingsNamed: (wanted) => ask({ ask: 'thingsNamed', names: wanted }),
  };
}

/** Of these logs tell, too, also those beside a profile. */
function cycles({ view, named = [], names }: WorkspaceDocument, opened: OpenedDocument): Naming<NumberedCycle, CycleName> | undefined {
  const ask: AskGc | undefined = opened.kind !== 'pprof' ? opened.ask : opened.facts.log === undefined ? undefined : opened.askLog;
  if (ask === undefined) return undefined;
  const { cycle: index } = view.gcLook;
  const wanted = cycleIn(named);
  const shown = index === undefined ? undefined : ({ thing: 'cycle', index } as const);
  return {
    kind: 'cycles',
    things: shown === undefined || names?.has(thingKey(shown)) === true ? [] : [shown],
    wanted: wanted === undefined ? [] : [wanted],
    ask,
    namesOf: (things) => Promise.all(things.map((thing) => nameOfCycle(ask, thing.index))),
    thingsNamed: (some) => Promise.all(some.map((name) => cycleNamed(ask, name))),
  };
}

function withNames(before: ThingNames = new Map(), things: readonly LinkedThing[], names: readonly (LinkedName | undefined)[]): ThingNames {
  const known = new Map(before);
  for (const [at, thing] of things.entries()) {
    const name = names[at];
    if (name !== undefined) known.set(thingKey(thing), name);
  }
  return known;
}
