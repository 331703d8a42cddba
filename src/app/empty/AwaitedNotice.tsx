import { Info } from 'lucide-react';
import { useWorkspace } from '../theWorkspace.ts';
import { awaitedWords } from './awaitedWords.ts';

/** The address points into a file that no address can bring along: a link from someone else, or this page after a reload. */
export function AwaitedNotice() {
  const awaited = useWorkspace((state) => state.awaited);
  const words = awaited && awaitedWords(awaited);
  if (words === undefined) return undefined;
  return (
    <output className="notice notice--calm">
      <Info size={16} aria-hidden="true" />
      <span className="notice__text">{words}</span>
    </output>
  );
}
