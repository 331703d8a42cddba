import { FolderOpen, ShieldCheck } from 'lucide-react';
import { AddressField } from '../../files/AddressField.tsx';
import { FilePicker } from '../../files/FilePicker.tsx';
import { Logo } from '../Logo.tsx';
import { LeftOutNotice } from '../LeftOutNotice.tsx';
import { NewerVersionNotice } from '../offline/NewerVersionNotice.tsx';
import { LanguageChoice } from '../LanguageChoice.tsx';
import { SettingsButton } from '../SettingsButton.tsx';
import { ThemeButton } from '../ThemeButton.tsx';
import { isStandalone } from '../standalone/isStandalone.ts';
import { workspace } from '../theWorkspace.ts';
import { AwaitedNotice } from './AwaitedNotice.tsx';
import { LessonSection } from './LessonSection.tsx';
import { RecordingCommands } from './RecordingCommands.tsx';
import { SampleList } from './SampleList.tsx';
import { t } from '../../../language/t.ts';
import './empty.css';

/** What the reader sees before a file is open: what this is, and the four ways in. */
export function EmptyPage() {
  return (
    <div className="empty">
      <header className="empty__top">
        <Logo />
        <div className="empty__actions">
          <SettingsButton />
          <LanguageChoice />
          <ThemeButton />
        </div>
      </header>
      <main className="empty__main">
        <h1 className="empty__claim">{t('See where a Go program’s time and memory went, and why.')}</h1>
        <p className="empty__what">
          {t('Open an execution trace, a pprof profile, or what the runtime prints of itself: goroutine start latency, stop-the-world pauses, GC cycles, memory over time, what ran on every P, and flame graphs. Files of one run are seen together, on one time axis.')}
        </p>
        <NewerVersionNotice />
        <LeftOutNotice />
        <AwaitedNotice />

        <section className="empty__drop" aria-label={t('Open files')}>
          <p className="empty__drop-title">{t('Drop files or a folder anywhere on this page')}</p>
          <p className="empty__drop-or">{isStandalone ? t('or paste a file') : t('or paste a file or its address')}</p>
          <div className="empty__ways">
            <FilePicker className="button button--strong" onFiles={(files) => workspace.getState().openFiles(files)}>
              <FolderOpen size={16} aria-hidden="true" /> {t('Choose files')}
            </FilePicker>
            {!isStandalone && <AddressField onAddress={(address) => workspace.getState().openAddresses([address])} />}
          </div>
          <p className="empty__promise">
            <ShieldCheck size={16} aria-hidden="true" />
            {t('Nothing leaves this tab: files are read here, and there is no server.')}
          </p>
        </section>

        {!isStandalone && (
          <section className="empty__section" aria-labelledby="samples-title">
            <h2 id="samples-title" className="empty__heading">
              {t('Look at a real recording')}
            </h2>
            <SampleList />
          </section>
        )}
        {!isStandalone && <LessonSection />}
        <section className="empty__section" aria-labelledby="record-title">
          <h2 id="record-title" className="empty__heading">
            {t('Record your own')}
          </h2>
          <RecordingCommands />
        </section>
      </main>
    </div>
  );
}
