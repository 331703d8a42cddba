import type { Session } from '../../share/session/session.ts';

/** What a file made of a session is called, without its ending: "trace" for "run/trace.out". */
export function baseNameOf({ shown, files }: Session): string {
  const key = shown ?? files[0]?.key ?? '';
  return key.slice(key.lastIndexOf('/') + 1).replace(/(?:\.[a-z\d]{1,8}){1,2}(?: \(\d+\))?$/i, '') || 'session';
}
