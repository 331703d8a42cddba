import { useEffect, useId, useState } from 'react';
import type { TimeRange } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';
import type { Session } from '../../share/session/session.ts';
import { formatBytes } from '../../views/format.ts';
import { saveBlob } from '../../views/saveText.ts';
import { baseNameOf } from '../keep/baseName.ts';
import { wholeSession, type WholeSession } from '../keep/workspaceSession.ts';
import { PageDialog } from '../PageDialog.tsx';
import type { DialogProps } from '../share/shareRows.ts';
import { workspace } from '../theWorkspace.ts';
import { prepared, standalonePage, type Prepared, type Wishes } from './handOver.ts';
import { RenamedList } from './RenamedList.tsx';
import './standalone.css';

/** Larger attachments are refused by most mail servers; browsers take a while with such a page. */
const LARGE_BYTES = 50 * 2 ** 20;

type Extent = 'all' | 'selection' | 'window';

/** What goes into the standalone page, and what does not. */
export function StandaloneDialog({ onClose }: DialogProps) {
  const [whole, setWhole] = useState<WholeSession | undefined>();
  useEffect(() => {
    let isOpen = true;
    void wholeSession(workspace.getState()).then((session) => isOpen && setWhole(session));
    return () => {
      isOpen = false;
    };
  }, []);
  return (
    <PageDialog title={t('Standalone page')} width="middle" onClose={onClose}>
      <p className="standalone__says">{t('One HTML file with this page and the recordings in it. It opens from a disk, without a network, and sends nothing.')}</p>
      {whole === undefined ? <p className="standalone__says">{t('Reading…')}</p> : <Choices {...whole} />}
    </PageDialog>
  );
}

function Choices({ session, lacking }: WholeSession) {
  const id = useId();
  const { documents, active } = workspace.getState();
  const shown = documents.find(({ key }) => key === active);
  const opened = shown?.phase.phase === 'open' ? shown.phase.opened : undefined;
  const isCut = opened?.kind === 'go-trace' && opened.facts.generations > 1;
  const ranges: Readonly<Record<Extent, TimeRange | undefined>> = { all: undefined, selection: isCut ? shown?.view.selection : undefined, window: isCut ? shown?.view.window : undefined };
  const [extent, setExtent] = useState<Extent>('all');
  const [wishes, setWishes] = useState<Wishes>(() => ({ files: new Set(session.files.filter(({ bytes }) => bytes !== undefined).map(({ key }) => key)), range: undefined, anonymous: false, withNotes: true }));
  const [outcome, setOutcome] = useState('');
  const ready = usePrepared(session, wishes);
  const { files, anonymous, withNotes } = wishes;
  const notes = documents.reduce((sum, { view }) => sum + view.notes.length, 0);

  const choose = (one: Extent): void => {
    setExtent(one);
    setWishes({ ...wishes, range: ranges[one] });
  };
  const save = async (made: Prepared): Promise<void> => {
    setOutcome(t('Writing the page…'));
    const name = `${baseNameOf(made.session)}.html`;
    try {
      saveBlob(await standalonePage(made, made.session.shown ?? name), name);
      setOutcome(t('{name} saved', { name }));
    } catch {
      setOutcome(t('The page could not be written: a part of Gopherscope could not be fetched, or there is too little memory.'));
    }
  };

  return (
    <>
      <fieldset className="standalone__group">
        <legend className="standalone__legend">{t('Files')}</legend>
        {session.files.map(({ key, bytes }) => (
          <label key={key} className="standalone__choice">
            <input type="checkbox" checked={files.has(key)} disabled={bytes === undefined} onChange={(event) => setWishes({ ...wishes, files: toggled(files, key, event.currentTarget.checked) })} />
            <span className="standalone__name">{key}</span> <span className="standalone__quiet">{bytes === undefined ? t('cannot be fetched again') : formatBytes(bytes.size)}</span>
          </label>
        ))}
      </fieldset>
      {(ranges.selection !== undefined || ranges.window !== undefined) && (
        <fieldset className="standalone__group">
          <legend className="standalone__legend">{t('Of {name}', { name: shown?.key ?? '' })}</legend>
          {(['all', 'selection', 'window'] as const).map(
            (one) =>
              (one === 'all' || ranges[one] !== undefined) && (
                <label key={one} className="standalone__choice">
                  <input type="radio" name={id} checked={extent === one} onChange={() => choose(one)} />
                  {{ all: t('The whole recording'), selection: t('The selected range'), window: t('What is in sight') }[one]}
                </label>
              ),
          )}
          <p className="standalone__quiet">{t('A trace is cut to whole generations: those that the range touches.')}</p>
        </fieldset>
      )}
      <fieldset className="standalone__group">
        <legend className="standalone__legend">{t('Names and notes')}</legend>
        <label className="standalone__choice">
          <input type="checkbox" checked={anonymous} onChange={(event) => setWishes({ ...wishes, anonymous: event.currentTarget.checked })} />
          {t('Replace the program’s names')}
        </label>
        {anonymous && <p className="standalone__quiet">{t('Functions, packages, paths, labels, texts of logs and names of files get others; those of Go’s standard library stay, and so do all times, line numbers and addresses. Searches and filters are not kept. Notes stay as you wrote them.')}</p>}
        <label className="standalone__choice">
          <input type="checkbox" checked={withNotes && notes > 0} disabled={notes === 0} onChange={(event) => setWishes({ ...wishes, withNotes: event.currentTarget.checked })} />
          {t('{count, plural, =0 {Notes: there are none} one {With the note} other {With # notes}}', { count: notes })}
        </label>
      </fieldset>
      {anonymous && typeof ready === 'object' && <RenamedList renamed={ready.renamed} />}
      <div className="standalone__end">
        <output className="standalone__result">
          {ready === 'preparing' && t('Preparing…')}
          {ready === 'failed' && t('This could not be prepared: the browser may have too little memory.')}
          {typeof ready === 'object' && <Result made={ready} />}
          {lacking.length > 0 && <span className="standalone__line">{t('{count, plural, one {A file} other {# files}} could not be fetched again and cannot be in it.', { count: lacking.length })}</span>}
          {outcome !== '' && <span className="standalone__line">{outcome}</span>}
        </output>
        <button type="button" className="button button--strong" disabled={typeof ready !== 'object' || ready.session.files.length === 0} onClick={() => typeof ready === 'object' && void save(ready)}>
          {t('Save the page')}
        </button>
      </div>
    </>
  );
}

function Result({ made: { session, bytes, generations, leftOut } }: { readonly made: Prepared }) {
  return (
    <>
      <span className="standalone__line">
        {t('{count, plural, =0 {No recording} one {One recording} other {# recordings}}, {size} before packing; the page itself is 5 MiB.', { count: session.files.length, size: formatBytes(bytes) })}
      </span>
      {generations !== undefined && <span className="standalone__line">{t('{kept} of {of} generations of the trace.', { kept: generations.kept, of: generations.of })}</span>}
      {bytes > LARGE_BYTES && <span className="standalone__line standalone__warning">{t('That is large: it opens slowly, and mail servers may refuse it. Choose a range, or send a session file.')}</span>}
      {leftOut.map((sentence) => (
        <span key={sentence} className="standalone__line standalone__warning">
          {sentence}
        </span>
      ))}
    </>
  );
}

/** Prepared anew whenever something else is wished. */
function usePrepared(session: Session, wishes: Wishes): Prepared | 'preparing' | 'failed' {
  const [made, setMade] = useState<{ readonly wishes: Wishes; readonly made: Prepared | 'failed' } | undefined>();
  useEffect(() => {
    let isWanted = true;
    prepared(session, wishes).then(
      (one) => isWanted && setMade({ wishes, made: one }),
      () => isWanted && setMade({ wishes, made: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [session, wishes]);
  return made?.wishes === wishes ? made.made : 'preparing';
}

function toggled(files: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  return isIn ? new Set([...files, key]) : new Set([...files].filter((one) => one !== key));
}
