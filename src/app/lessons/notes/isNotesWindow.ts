/** This window is opened for a speaker's notes, by `?notes`. */
export const isNotesWindow = new URLSearchParams(location.search).has('notes');
