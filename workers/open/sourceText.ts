// Fetches one source file as text. Without cookies and without telling where from: the address is the reader's, what is shown is not
// the server's business.
import { MOST_SOURCE_BYTES, type FetchedText } from '../api/sourceText.ts';
import { t } from '../../language/t.ts';

/** Never rejects. `url` is absolute. */
export async function fetchSourceText(url: string, mostBytes = MOST_SOURCE_BYTES): Promise<FetchedText> {
  try {
    const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!response.ok) return refused(response.status === 404 ? t('The server answered 404: there is no such file.') : t('The server answered {status}.', { status: response.status }));
    if (response.body === null) return refused(t('The server answered without any content.'));
    return await textOf(response.body, mostBytes);
  } catch {
    return refused(t('It cannot be read from here: the server does not allow other sites to read it, or the address is wrong.'));
  }
}

async function textOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, mostBytes: number): Promise<FetchedText> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    // Each piece is awaited before the next.
    // oxlint-disable-next-line eslint/no-await-in-loop
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > mostBytes) {
      void reader.cancel();
      return refused(t('It is larger than source files are.'));
    }
    text += decoder.decode(value, { stream: true });
  }
  text += decoder.decode();
  if (text.includes('\0')) return refused(t('It is not a text.'));
  if (/^\s*<(?:!doctype|html)/i.test(text)) return refused(t('It is a web page, not the file itself: give the address of the plain text.'));
  return { is: 'text', text };
}

function refused(message: string): FetchedText {
  return { is: 'refused', message };
}
