import type { Session } from '../../share/session/session.ts';

/** What a file made of a session is called, without its ending: "trace" for "run/trace.out"; "go1.27" for "go1.27.trace": no ending begins with a digit. */
export function baseNameOf({ shown, files }: Session): string {
  const key = shown ?? files[0]?.key ?? '';
  return key.slice(key.lastIndexOf('/') + 1).replace(/(?:\.[a-z][a-z\d]{0,7}){1,2}(?: \(\d+\))?$/i, '') || 'session';
}
