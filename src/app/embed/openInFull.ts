// From within another page to a tab of its own: a link says it all where the files have addresses; other files are handed over by the
// messages that any page could send, as a session, which only pages of this site may.
import { encodeHash } from '../../share/urlState.ts';
import { sessionOf } from '../keep/workspaceSession.ts';
import { workspace } from '../theWorkspace.ts';
import { linkOf } from '../workspaceLink.ts';

const PING_EVERY_MS = 100;
const PATIENCE_MS = 30_000;

/** False: the browser does not open another tab. */
export function openInFull(): boolean {
  const state = workspace.getState();
  const session = sessionOf(state);
  const page = new URL(location.href);
  const isLink = session.files.every(({ address }) => address !== undefined);
  page.hash = isLink ? encodeHash(linkOf(state)) : '';
  const tab = window.open(page, '_blank');
  if (tab === null) return false;
  if (!isLink) handOver(tab, { gopherscope: { session } });
  return true;
}

function handOver(tab: Window, message: unknown): void {
  const stop = (): void => {
    clearInterval(timer);
    clearTimeout(end);
    window.removeEventListener('message', onMessage);
  };
  const onMessage = ({ data, source, origin }: MessageEvent<unknown>): void => {
    if (source !== tab || origin !== location.origin || data !== 'PONG') return;
    stop();
    tab.postMessage(message, location.origin);
  };
  window.addEventListener('message', onMessage);
  const timer = setInterval(() => tab.postMessage('PING', location.origin), PING_EVERY_MS);
  const end = setTimeout(stop, PATIENCE_MS);
}
