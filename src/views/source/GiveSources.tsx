import { FileCode, FolderOpen } from 'lucide-react';
import { useId, useRef, useState, type DragEvent } from 'react';
import type { SourceFunction } from '../../../workers/api.ts';
import { exactCount } from '../format.ts';
import { ownFolder, templateProblem } from './addressTemplate.ts';
import { MOST_FILES, type Given, type GivenSources } from './givenSources.ts';
import { filesDropped, filesPicked } from './takeFiles.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly sources: GivenSources;
  readonly given: Given;
  /** On screen. */
  readonly functions: readonly Pick<SourceFunction, 'name' | 'file'>[];
}

/** Browsers know it, React's types do not. */
const WHOLE_FOLDER = { webkitdirectory: '' };

/** Where the text comes from: files or a folder dropped here, or an address. */
export function GiveSources({ sources, given, functions }: Props) {
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const folderPicker = useRef<HTMLInputElement>(null);

  // What is dropped here is source; elsewhere on the page it would be opened as a recording.
  const keep = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(event.type === 'dragenter' || event.type === 'dragover');
    if (event.type === 'drop') void filesDropped(event.dataTransfer).then((dropped) => sources.add(dropped));
  };
  const take = (input: HTMLInputElement): void => {
    sources.add(filesPicked(input.files ?? []));
    // The same files may be picked again once they have changed.
    input.value = '';
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what can be dropped can be picked by the buttons, too
    <section
      className={isOver ? 'give-source give-source--over' : 'give-source'}
      aria-label={t('Source text')}
      onDragEnter={keep}
      onDragOver={keep}
      onDragLeave={keep}
      onDrop={keep}
    >
      <div className="give-source__files">
        <p>
          {given.files.length === 0
            ? t('Drop source files or their folder here to read the lines beside their figures. They stay in this tab.')
            : t('{n, plural, one {{shown} file given, kept in this tab only.} other {{shown} files given, kept in this tab only.}}', { n: given.files.length, shown: exactCount(given.files.length) })}
          {given.tooMany && ` ${t('There were more than {n}: the rest is left out.', { n: exactCount(MOST_FILES) })}`}
        </p>
        <p className="give-source__buttons">
          <button type="button" className="button flame-button" onClick={() => picker.current?.click()}>
            <FileCode size={14} aria-hidden="true" /> {t('Choose files')}
          </button>
          <button type="button" className="button flame-button" onClick={() => folderPicker.current?.click()}>
            <FolderOpen size={14} aria-hidden="true" /> {t('Choose a folder')}
          </button>
          {given.files.length > 0 && (
            <button type="button" className="link-button" onClick={() => sources.clear()}>
              {t('Forget them')}
            </button>
          )}
        </p>
        <input ref={picker} type="file" multiple hidden aria-label={t('Source files')} onChange={(event) => take(event.currentTarget)} />
        <input ref={folderPicker} type="file" multiple hidden {...WHOLE_FOLDER} aria-label={t('Folder of source files')} onChange={(event) => take(event.currentTarget)} />
      </div>
      <AddressFields sources={sources} given={given} functions={functions} />
    </section>
  );
}

const EXAMPLE = 'https://github.com/me/project/blob/main/{path}#L{line}';

function AddressFields({ sources, given: { address }, functions }: Props) {
  const [isOpen, setOpen] = useState(address.template !== '');
  const id = useId();
  const guess = ownFolder(functions);
  const problem = templateProblem(address.template);
  return (
    <details className="give-source__address" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('or from an address')}</summary>
      <div className="give-source__fields">
        <label htmlFor={`${id}t`}>{t('Address, with {path} and, for links, {line}', { path: '{path}', line: '{line}' })}</label>
        <input
          id={`${id}t`}
          className="give-source__input"
          type="url"
          spellCheck={false}
          placeholder={EXAMPLE}
          value={address.template}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}w`}
          onChange={(event) => sources.setAddress({ template: event.currentTarget.value.trim(), before: address.template === '' ? guess : address.before })}
        />
        <label htmlFor={`${id}b`}>{t('What the profile’s paths begin with before that')}</label>
        <input
          id={`${id}b`}
          className="give-source__input"
          spellCheck={false}
          placeholder={guess}
          value={address.before}
          onChange={(event) => sources.setAddress({ ...address, before: event.currentTarget.value })}
        />
        <p id={`${id}w`} className={problem === undefined ? 'give-source__note' : 'give-source__note give-source__note--problem'}>
          {problem ?? t('Line numbers become links. Nothing is fetched until you press “Fetch the text” at a function.')}
        </p>
      </div>
    </details>
  );
}
