import { Package } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../language/t.ts';
import { ShareRow } from '../share/ShareRow.tsx';
import { useWorkspace } from '../theWorkspace.ts';
import { saveSession } from './saveSession.ts';

/** Everything that is open as one file, for whoever has this page. */
export function SessionShareRow() {
  const count = useWorkspace(({ documents, triaged }) => new Set([...documents, ...triaged].map(({ key }) => key)).size);
  const [outcome, setOutcome] = useState('');
  const [isWriting, setWriting] = useState(false);
  const save = async (): Promise<void> => {
    setWriting(true);
    setOutcome(t('Writing the session…'));
    setOutcome(await saveSession());
    setWriting(false);
  };
  return (
    <ShareRow
      icon={<Package size={18} />}
      label={t('Session file')}
      says={t('{count, plural, one {The open file} other {The # open files}}, whole, with views and notes, in one file that opens in Gopherscope wherever it is.', { count })}
      action={t('Save')}
      onPress={() => void save()}
      isDisabled={isWriting}
      outcome={outcome}
    />
  );
}
