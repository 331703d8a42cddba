// Keeps what the views of open traces hold numbers of, and what the files call it, in step: for addresses, which say names only, and for
// views that come from an address. See src/share/namedFields.ts.
import type { StoreApi } from 'zustand/vanilla';
import type { AskTrace, Thing, ThingName } from '../../workers/api.ts';
import { namesIn, settled, thingKey, thingOf, thingsIn, type ThingNames } from '../share/namedFields.ts';
import type { WorkspaceDocument } from './documents.ts';
import type { Workspace } from './workspace.ts';

/** From now on. Asks of each document one question at a time, and nothing twice. */
export function nameThings(workspace: StoreApi<Workspace>): void {
  /** What was asked of a document last: there is no more to learn until it tells more. */
  const asked = new Map<string, { readonly ask: AskTrace; readonly text: string }>();

  const update = (key: string, change: (doc: WorkspaceDocument) => WorkspaceDocument): void =>
    workspace.setState(({ documents }) => ({ documents: documents.map((doc) => (doc.key === key ? change(doc) : doc)), step: 'replace' }));

  const learn = async (key: string, ask: AskTrace, things: readonly Thing[], wanted: readonly ThingName[]): Promise<void> => {
    const found = wanted.length === 0 ? [] : await ask({ ask: 'thingsNamed', names: wanted });
    const there = found.filter((thing) => thing !== undefined);
    const all = [...things, ...there];
    const names = all.length === 0 ? [] : await ask({ ask: 'namesOf', things: all });
    update(key, (doc) => {
      const known = withNames(doc.names, all, names);
      const now = settled(doc.view, doc.named ?? [], (name) => found[wanted.findIndex((one) => sameName(one, name))] ?? thingOf(known, name));
      return { ...doc, names: known, view: now.view, named: now.named.length === 0 ? undefined : now.named };
    });
  };

  workspace.subscribe(({ documents }) => {
    for (const doc of documents) {
      if (doc.phase.phase !== 'open' || doc.phase.opened.kind !== 'go-trace') continue;
      const { ask } = doc.phase.opened;
      const things = thingsIn(doc.view).filter((thing) => doc.names?.has(thingKey(thing)) !== true);
      const wanted = namesIn(doc.named ?? []);
      if (things.length + wanted.length === 0) continue;
      const text = JSON.stringify([things, wanted]);
      const last = asked.get(doc.key);
      if (last?.ask === ask && last.text === text) continue;
      asked.set(doc.key, { ask, text });
      // A part of the file that cannot be read any more says so where it is looked at.
      void learn(doc.key, ask, things, wanted).catch(() => undefined);
    }
  });
}

function withNames(before: ThingNames = new Map(), things: readonly Thing[], names: readonly (ThingName | undefined)[]): ThingNames {
  const known = new Map(before);
  for (const [at, thing] of things.entries()) {
    const name = names[at];
    if (name !== undefined) known.set(thingKey(thing), name);
  }
  return known;
}

function sameName(one: ThingName, other: ThingName): boolean {
  return one.thing === other.thing && one.atNs === other.atNs && (one.thing === 'stop' || other.thing === 'stop' || one.id === other.id);
}
