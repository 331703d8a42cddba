// The reader's notes: a list in the order of their times.
import type { Ns, TimeRange } from '../../../workers/api.ts';
import type { Note } from './laneView.ts';

/** Where a new note goes: on the selection, else on a moment. */
export function noteOn(selection: TimeRange | undefined, momentNs: Ns): Note {
  const startNs = Math.round(selection?.startNs ?? momentNs);
  return { startNs, endNs: Math.round(selection?.endNs ?? momentNs), text: '' };
}

/** The list with the note in its place, and which it is there. */
export function withNote(notes: readonly Note[], note: Note): { readonly notes: readonly Note[]; readonly place: number } {
  const later = notes.findIndex(({ startNs }) => startNs > note.startNs);
  const place = later < 0 ? notes.length : later;
  return { notes: [...notes.slice(0, place), note, ...notes.slice(place)], place };
}

export function retexted(notes: readonly Note[], place: number, text: string): readonly Note[] {
  return notes.map((note, at) => (at === place ? { ...note, text } : note));
}

export function withoutNote(notes: readonly Note[], place: number): readonly Note[] {
  return notes.filter((_, at) => at !== place);
}
