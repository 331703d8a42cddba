// Where the session stands in a page that is one file: the archive of a session file (sessionFile.ts), in base64, in a script element
// that is none to the browser.
import { base64Pieces, bytesOfBase64 } from './base64.ts';

const ID = 'session';
const BEFORE_SESSION = '</body>';

/** The archive; undefined: there is none in it. @throws if it is damaged */
export function archiveWithin(page: Document): Blob | undefined {
  const text = page.getElementById(ID)?.textContent ?? '';
  return text === '' ? undefined : bytesOfBase64(text);
}

/** A page of `template` with a session in it. @throws if the template is none */
export async function pageWithSession(template: string, archive: Blob, title: string): Promise<Blob> {
  const end = template.lastIndexOf(BEFORE_SESSION);
  if (end < 0 || !template.includes('id="page-script"')) throw new Error('This is not the standalone page.');
  // The page's own script stands behind its title, and may have the same words in it.
  const titled = template.slice(0, end).replace('<title>Gopherscope</title>', () => `<title>${escaped(title)}</title>`);
  return new Blob([titled, `<script type="text/plain" id="${ID}">`, ...(await base64Pieces(archive)), '</script>\n', template.slice(end)], { type: 'text/html' });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A page as it was before it was shown, without its session. */
export function templateOf(page: Document): string {
  const text = (selector: string): string => page.querySelector(selector)?.textContent ?? '';
  const head = [...page.head.querySelectorAll('meta, link')].map(({ outerHTML }) => outerHTML);
  const noscript = page.querySelector('noscript')?.outerHTML ?? '';
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    ...head,
    '<title>Gopherscope</title>',
    `<style id="page-style">${text('#page-style')}</style>`,
    '</head>',
    '<body>',
    '<div id="root"></div>',
    noscript,
    `<script type="module" id="page-script">${text('#page-script')}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
