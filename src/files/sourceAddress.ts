// Turns what a link, the clipboard or the address field names into something a worker can open.
import type { Damage } from '../../workers/api.ts';
import { t } from '../../language/t.ts';

export type SourceAddress =
  | { readonly is: 'sample'; readonly name: string }
  | { readonly is: 'url'; readonly url: string; readonly name: string }
  | { readonly is: 'refused'; readonly damage: Damage };

/**
 * `text`: an http(s) address, a path beside the page (it contains "/" or "."), or a bundled sample's name.
 * `base`: the page's own address, for paths.
 */
export function readSourceAddress(text: string, base: string): SourceAddress {
  const address = text.trim();
  if (/^[a-z0-9_-]+$/i.test(address)) return { is: 'sample', name: address };
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return refused(t('“{address}” is not an address.', { address: shorten(address) }));
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refused(t('Addresses that begin with “{protocol}” cannot be opened; only http: and https: can.', { protocol: url.protocol }));
  }
  return { is: 'url', url: url.href, name: nameOf(url) };
}

/** The http(s) addresses of a pasted text, if it consists of nothing else; one a line or separated by blanks. */
export function addressesIn(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const addresses = words.filter((word) => /^https?:\/\/[^/]/i.test(word));
  return addresses.length === words.length ? addresses : [];
}

/** The last part of the path, or the host where there is none. */
function nameOf(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '');
  if (last === undefined) return url.host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function refused(message: string): SourceAddress {
  return {
    is: 'refused',
    damage: { what: 'unreadable', message, advice: t('Check the link, or download the file and drop it on this page.') },
  };
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
