import { Info, X } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { MAX_FILES } from '../files/droppedFiles.ts';
import { exactCount } from '../views/format.ts';
import { useWorkspace, workspace } from './theWorkspace.ts';
import { t } from '../../language/t.ts';

const NAMES_SHOWN = 4;

/** What of a dropped folder or a session was not opened, and why. */
export function LeftOutNotice() {
  const { leftOut, tooMany, lost } = useWorkspace(useShallow((state) => ({ leftOut: state.leftOut, tooMany: state.tooMany, lost: state.lost })));
  if (leftOut.length === 0 && lost.length === 0 && !tooMany) return undefined;
  return (
    <output className="notice">
      <Info size={16} aria-hidden="true" />
      <span className="notice__text">
        {lost.map((sentence) => `${sentence} `)}
        {leftOut.length > 0 && `${leftOutText(leftOut)} `}
        {tooMany && t('The folder holds more than {MAX_FILES} files; the first {MAX_FILES} were looked at.', { MAX_FILES: exactCount(MAX_FILES) })}
      </span>
      <button
        type="button"
        className="icon-button icon-button--small"
        aria-label={t('Dismiss')}
        onClick={() => workspace.getState().dismissLeftOut()}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </output>
  );
}

function leftOutText(names: readonly string[]): string {
  const [first = ''] = names;
  if (names.length === 1) return t('{name} is neither a trace, a profile nor a log and was left out.', { name: first });
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return names.length > NAMES_SHOWN
    ? t('{n} files are neither traces, profiles nor logs and were left out: {names} and more.', { n: names.length, names: shown })
    : t('{n} files are neither traces, profiles nor logs and were left out: {names}.', { n: names.length, names: shown });
}
