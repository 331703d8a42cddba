import { Info } from 'lucide-react';
import { INITIAL_VIEW_STATE } from '../../views/viewState.ts';
import { useWorkspace } from '../theWorkspace.ts';

/** The address points into a file that no address can bring along: a link from someone else, or this page after a reload. */
export function AwaitedNotice() {
  const awaited = useWorkspace((state) => state.awaited);
  if (awaited === undefined) return undefined;
  const { file, view } = awaited;
  const names = Object.keys(view) as (keyof typeof view)[];
  // Sources are being opened already; nothing is asked of the reader then.
  if (awaited.sources.length > 0 || (file === undefined && names.every((name) => view[name] === INITIAL_VIEW_STATE[name]))) return undefined;
  return (
    <output className="notice notice--calm">
      <Info size={16} aria-hidden="true" />
      <span className="notice__text">
        This address leads into {file === undefined ? 'a file' : `“${file}”`}, but does not contain it. Drop the file to see the place it
        leads to.
      </span>
    </output>
  );
}
