// A warning where files of one run cannot all be of one version of Go, and the place where the reader says which it was.
import { TriangleAlert } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import type { AskLog } from '../../workers/api.ts';
import { claimOfSchedLine, claimsOf, disagreement, readGoVersion, type GoVersionClaim } from './goVersions.ts';
import { runsOfAll, runWith } from './runMembers.ts';
import { useWorkspace } from './theWorkspace.ts';
import { t } from '../../language/t.ts';
import './goVersion.css';

interface Props {
  readonly documentKey: string;
  /** The reader may say the version here, too, where no file tells it exactly. */
  readonly isAsked: boolean;
}

/** What the reader said, by `Run.id`; for as long as the page is open. */
const said = createStore<Readonly<Record<string, string>>>(() => ({}));

/** Lines of a log that are looked through for one of schedtrace. */
const LINES = 40;
const NONE: readonly GoVersionClaim[] = [];

export function GoVersionNotice({ documentKey, isAsked }: Props) {
  const run = useWorkspace((state) => runWith(runsOfAll(state), documentKey));
  const opened = useWorkspace(useShallow((state) => state.documents.flatMap((doc) => (run?.keys.includes(doc.key) === true && doc.phase.phase === 'open' ? [doc.phase.opened] : []))));
  const names = useWorkspace(useShallow((state) => state.documents.flatMap((doc) => (run?.keys.includes(doc.key) === true && doc.phase.phase === 'open' ? [doc.key] : []))));
  const id = run?.id ?? '';
  const text = useStore(said, (all) => all[id] ?? '');
  const minor = readGoVersion(text);
  const [byLines, setByLines] = useState(NONE);
  const logs = useMemo(() => opened.flatMap((one, at) => (one.kind === 'runtime-log' && one.facts.counts.sched > 0 ? [{ name: names[at] ?? '', ask: one.ask }] : [])), [opened, names]);
  useEffect(() => {
    let isWanted = true;
    void Promise.all(logs.map(({ name, ask }) => schedClaim(name, ask))).then((claims) => isWanted && setByLines(claims.flat()));
    return () => {
      isWanted = false;
    };
  }, [logs]);
  if (opened.length < 2) return undefined;
  const ofReader: readonly GoVersionClaim[] = minor === undefined ? NONE : [{ file: undefined, from: minor, to: minor }];
  const ofFiles = [...opened.flatMap((one, at) => claimsOf(names[at] ?? '', one.facts)), ...byLines];
  const warning = disagreement([...ofFiles, ...ofReader]);
  const isTold = ofFiles.some(({ from, to }) => from === to);
  return (
    <>
      {warning !== undefined && (
        <output className="notice">
          <TriangleAlert size={16} aria-hidden="true" />
          <span className="notice__text">{warning}</span>
        </output>
      )}
      {isAsked && (!isTold || text !== '') && <VersionField text={text} isWrong={text.trim() !== '' && minor === undefined} onText={(next) => said.setState({ [id]: next })} />}
    </>
  );
}

function VersionField({ text, isWrong, onText }: { readonly text: string; readonly isWrong: boolean; readonly onText: (text: string) => void }) {
  const problem = useId();
  return (
    <p className="go-version">
      <label>
        {t('Go version of this run, if you know it')}{' '}
        <input className="go-version__field" placeholder="1.27" value={text} aria-invalid={isWrong} aria-describedby={problem} spellCheck={false} autoComplete="off" onChange={(event) => onText(event.target.value)} />
      </label>{' '}
      <output id={problem} className="go-version__problem">
        {isWrong && t('Write it like 1.27 or go1.27.4.')}
      </output>
    </p>
  );
}

/** By the first line of schedtrace, as it stands in the file. What cannot be read again tells nothing. */
async function schedClaim(name: string, ask: AskLog): Promise<readonly GoVersionClaim[]> {
  const page = await ask({ ask: 'logLines', which: 'records', from: 0, count: LINES }).catch(() => undefined);
  const line = page?.rows.find(({ text }) => text.startsWith('SCHED '));
  return line === undefined ? NONE : claimOfSchedLine(name, line.text);
}
