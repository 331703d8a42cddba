import { FileCode2 } from 'lucide-react';
import { t } from '../../../language/t.ts';
import { ShareRow } from '../share/ShareRow.tsx';
import type { ShareRowProps } from '../share/shareRows.ts';
import { StandaloneDialog } from './StandaloneDialog.tsx';

/** What is open as a page that is one file, for whoever has a browser. */
export function StandaloneShareRow({ goTo }: ShareRowProps) {
  return (
    <ShareRow
      icon={<FileCode2 size={18} />}
      label={t('Standalone page (HTML)')}
      says={t('This page with the recordings in it, as one file that opens in any browser without a network; cut to a range, and without names, if you like.')}
      action={t('Save…')}
      onPress={() => goTo(StandaloneDialog)}
    />
  );
}
