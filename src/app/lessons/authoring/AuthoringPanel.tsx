// Writing a lesson from what is on screen: steps are added, put in order, given a text and a question, and saved as the files of a lesson's folder.
import { ArrowDown, ArrowUp, Camera, Eye, FilePlus2, FolderOpen, Save, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { draftFiles, NEW_DRAFT, withChange, withMoved, withoutStep, withStep, withViewOf, type Draft, type DraftStep } from '../../../lessons/draft.ts';
import { readLessonText } from '../../../lessons/lessonText.ts';
import { readLesson } from '../../../lessons/readLesson.ts';
import { decodeHash } from '../../../share/urlState.ts';
import { saveBlob } from '../../../views/saveText.ts';
import { FilePicker } from '../../../files/FilePicker.tsx';
import { useWorkspace, workspace } from '../../theWorkspace.ts';
import { openDraft, packDraft } from './lessonFolder.ts';
import { onScreen } from './onScreen.ts';
import { QuestionFields } from './QuestionFields.tsx';
import { draftStore, setDraft } from './theDraft.ts';
import { t } from '../../../../language/t.ts';
import './authoring.css';

export function AuthoringPanel({ onDone }: { readonly onDone: () => void }) {
  const draft = useStore(draftStore);
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    const archive = await packDraft(draft);
    if (archive === undefined) setSaid(t('The lesson could not be packed.'));
    else saveBlob(archive, `${draft.id}.zip`);
  };
  const open = (files: readonly File[]): void => {
    setSaid('');
    openDraft(files).then(setDraft, (error: unknown) => setSaid(t('That is no lesson: {why}', { why: error instanceof Error ? error.message : String(error) })));
  };
  const problem = useMemo(() => problemOf(draft), [draft]);
  return (
    <div className="lesson-panel__body authoring">
      <p className="authoring__ways">
        <button type="button" className="button" onClick={onDone}>
          {t('All lessons')}
        </button>
        <FilePicker className="button" onFiles={(files) => open(files.map(({ file }) => file))}>
          <FolderOpen size={14} aria-hidden="true" /> {t('Open a lesson')}
        </FilePicker>
        <button type="button" className="button" disabled={draft === NEW_DRAFT} onClick={() => setDraft(NEW_DRAFT)}>
          <FilePlus2 size={14} aria-hidden="true" /> {t('New')}
        </button>
      </p>
      <p className="lesson-panel__quiet">{t('Bring a view on screen and add it as a step: its file, window and pins are kept, and a selected range is marked. Texts are Markdown.')}</p>
      <Field label={t('Title')} text={draft.title} onText={(title) => setDraft({ ...draft, title })} />
      <Field label={t('Its folder’s name: a-z, 0-9, -')} text={draft.id} onText={(id) => setDraft({ ...draft, id })} />
      <Field label={t('What one learns, in a paragraph')} text={draft.about} onText={(about) => setDraft({ ...draft, about })} />
      <ol className="authoring__steps">
        {draft.steps.map((step) => (
          <StepEditor key={step.id} draft={draft} step={step} />
        ))}
      </ol>
      <p className="authoring__ways">
        <button type="button" className="button button--strong" onClick={() => void add()}>
          <Camera size={14} aria-hidden="true" /> {t('Add what is on screen')}
        </button>
        <button type="button" className="button" disabled={problem !== ''} onClick={() => void save()}>
          <Save size={14} aria-hidden="true" /> {t('Save the lesson')}
        </button>
      </p>
      <output className="authoring__said">{said === '' && draft.steps.length > 0 ? problem : said}</output>
    </div>
  );
}

async function add(): Promise<void> {
  const shown = await onScreen();
  if (shown !== undefined) setDraft(withStep(draftStore.getState(), shown.file, shown.view, shown.selection));
}

function StepEditor({ draft, step }: { readonly draft: Draft; readonly step: DraftStep }) {
  const { id } = step;
  const at = draft.steps.indexOf(step);
  const selection = useWorkspace((state) => state.documents.find(({ key }) => key === state.active)?.view.selection);
  const change = (patch: Partial<DraftStep>): void => setDraft(withChange(draft, id, patch));
  const take = async (): Promise<void> => {
    const shown = await onScreen();
    if (shown !== undefined) setDraft(withViewOf(draftStore.getState(), id, shown.file, shown.view, shown.selection));
  };
  const name = step.title === '' ? id : step.title;
  return (
    <li className="authoring__step card" aria-label={name}>
      <div className="authoring__head">
        <span className="authoring__number">{at + 1}</span>
        <input className="authoring__field" aria-label={t('Title of step {number}', { number: at + 1 })} placeholder={id} value={step.title} onChange={(event) => change({ title: event.target.value })} />
        <button type="button" className="icon-button icon-button--small" aria-label={t('Show “{step}”', { step: name })} title={t('Show')} onClick={() => show(step)}>
          <Eye size={14} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button icon-button--small" aria-label={t('Take the view anew for “{step}”', { step: name })} title={t('Take what is on screen instead')} onClick={() => void take()}>
          <Camera size={14} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button icon-button--small" aria-label={t('Move “{step}” up', { step: name })} disabled={at === 0} onClick={() => setDraft(withMoved(draft, id, -1))}>
          <ArrowUp size={14} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button icon-button--small" aria-label={t('Move “{step}” down', { step: name })} disabled={at === draft.steps.length - 1} onClick={() => setDraft(withMoved(draft, id, 1))}>
          <ArrowDown size={14} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button icon-button--small" aria-label={t('Delete “{step}”', { step: name })} onClick={() => setDraft(withoutStep(draft, id))}>
          <Trash2 size={14} aria-hidden="true" />
        </button>
      </div>
      <p className="authoring__view" title={step.view}>
        {step.file}: {step.view === '' ? t('Overview') : step.view}
      </p>
      <textarea className="authoring__text" aria-label={t('Text of step {number}', { number: at + 1 })} rows={5} value={step.markdown} onChange={(event) => change({ markdown: event.target.value })} />
      <QuestionFields step={step} selection={selection} onChange={change} />
    </li>
  );
}

function Field({ label, text, onText }: { readonly label: string; readonly text: string; readonly onText: (text: string) => void }) {
  return (
    <label className="authoring__label">
      {label}
      <input className="authoring__field" value={text} onChange={(event) => onText(event.target.value)} />
    </label>
  );
}

/** Its file may have been closed meanwhile; then nothing happens. */
function show({ file, view }: DraftStep): void {
  const { lesson } = workspace.getState();
  const { view: shown, named, runs } = decodeHash(view);
  if (lesson !== undefined && workspace.getState().documents.some(({ key }) => key === file)) workspace.getState().showStep(lesson, { key: file, view: shown, named, runs }, 'push');
}

/** The first thing that keeps it from being a lesson; '': nothing. */
function problemOf(draft: Draft): string {
  const files = draftFiles(draft);
  try {
    readLesson(files['lesson.json'] ?? '');
    readLessonText(files['en.md'] ?? '');
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
