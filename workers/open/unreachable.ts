// Why an address gives nothing. A browser does not say whether a server refuses other sites (CORS) or is not there at all, but a
// request whose answer may not be read tells: it succeeds where the server answers. It is made for the address that the reader named,
// without cookies, and given up as soon as the answer begins.
import { t } from '../../language/t.ts';
import type { Damage } from '../damage.ts';

/** How long a server that answers nobody is waited for. */
const PATIENCE_MS = 8000;

/** `url` could not be fetched. Never rejects. */
export async function whyUnreachable(url: string): Promise<Damage> {
  const { host, protocol, hostname } = partsOf(url);
  const advice = t('Download the file and drop it here.');
  // Not every platform tells.
  const { onLine } = (globalThis.navigator ?? {}) as { readonly onLine?: boolean };
  if (onLine === false && !isOwnMachine(hostname)) {
    return { what: 'unreadable', message: t('{host} cannot be reached: this machine is offline.', { host }), advice: t('Try again once it is online, or drop the file here.') };
  }
  if (protocol === 'http:' && globalThis.location?.protocol === 'https:' && !isOwnMachine(hostname)) {
    return { what: 'unreadable', message: t('{host} cannot be read from here: browsers let a page served over https: read no addresses that begin with http:.', { host }), advice };
  }
  if (await answersAnybody(url)) {
    return {
      what: 'unreadable',
      message: t('{host} answers, but does not allow other sites to read it (CORS).', { host }),
      advice: t('Download the file and drop it here; or let the server send the header Access-Control-Allow-Origin with it.'),
    };
  }
  return { what: 'unreadable', message: t('{host} cannot be reached: there is no such server, it does not answer, or something between here and there blocks it.', { host }), advice: t('Check the address in a tab of its own, or download the file and drop it here.') };
}

async function answersAnybody(url: string): Promise<boolean> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', signal: stop.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

function partsOf(url: string): { readonly host: string; readonly hostname: string; readonly protocol: string } {
  try {
    const { host, hostname, protocol } = new URL(url);
    return { host: host || t('The address'), hostname, protocol };
  } catch {
    return { host: t('The address'), hostname: '', protocol: '' };
  }
}

/** Browsers take these for safe, with and without https:. */
function isOwnMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
