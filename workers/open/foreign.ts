// Files that people drop by mistake, recognised so that the answer can name them. Nothing here is read any further.
import type { Damage } from '../damage.ts';
import { marked, t } from '../../language/t.ts';

interface Signature {
  readonly starts: string;
  readonly is: string;
  readonly advice?: string;
  readonly archive?: 'zip';
}

const RECORD = marked('Drop a Go execution trace, a pprof profile, or a log of the Go runtime.');

/** By first bytes, each character one byte. */
const SIGNATURES: readonly Signature[] = [
  { starts: 'PERFILE2', is: marked('a Linux perf.data recording, not a pprof profile'), advice: marked('Convert it with perf_to_profile, or record with runtime/pprof.') },
  { starts: 'PK\x03\x04', is: marked('a zip archive'), advice: marked('Unpack it and drop what is inside.'), archive: 'zip' },
  { starts: 'BZh', is: marked('packed with bzip2'), advice: marked('Unpack it with bunzip2 and drop the result.') },
  { starts: '\xfd7zXZ\x00', is: marked('packed with xz'), advice: marked('Unpack it with unxz and drop the result.') },
  { starts: '\x7fELF', is: marked('a program (ELF), not a recording of one'), advice: RECORD },
  { starts: 'MZ', is: marked('a Windows program, not a recording of one'), advice: RECORD },
  { starts: '\xcf\xfa\xed\xfe', is: marked('a macOS program, not a recording of one'), advice: RECORD },
  { starts: '\x89PNG', is: marked('a picture (PNG)'), advice: RECORD },
  { starts: '\xff\xd8\xff', is: marked('a picture (JPEG)'), advice: RECORD },
  { starts: '%PDF', is: marked('a PDF document'), advice: RECORD },
  { starts: 'SQLite format 3', is: marked('an SQLite database'), advice: RECORD },
  { starts: '\xff\xfe', is: marked('text in UTF-16'), advice: marked('Recordings are binary: a shell that redirects output as text destroys them. Save it with the -o option of the tool instead.') },
  { starts: '\xfe\xff', is: marked('text in UTF-16'), advice: marked('Recordings are binary: a shell that redirects output as text destroys them. Save it with the -o option of the tool instead.') },
];

/** What a file is that is none of ours, in a sentence. `head`: its first bytes, as many as there are up to a few KiB. */
export function describeForeign(head: Uint8Array): Damage {
  const start = latin1(head.subarray(0, 64));
  const signature = SIGNATURES.find(({ starts }) => start.startsWith(starts));
  if (signature !== undefined) {
    const damage = other(t('This file is {is}.', { is: t(signature.is) }), signature.advice);
    return signature.archive === undefined ? damage : { ...damage, archive: signature.archive };
  }
  if (head.every((byte) => byte === 0)) {
    return { what: 'not-ours', message: t('This file begins with nothing but zero bytes.'), offset: 0, advice: t('The recording was probably never written to disk; record it again.') };
  }
  if (start.startsWith('\x1f\xef\xbf\xbd')) {
    return { what: 'damaged', message: t('This was a gzip, but it has been through a text conversion that destroyed it.'), offset: 1, advice: t('Download or copy it again as binary.') };
  }
  if (/^go 1\.\d+ trace/i.test(start)) {
    return { what: 'damaged', message: t('The header of this Go execution trace has been altered.'), offset: 0, advice: t('Copy it again as binary, or record it again.') };
  }
  if (isText(head)) return describeText(new TextDecoder().decode(head));
  return { what: 'not-ours', message: t('This file is neither a Go execution trace nor a pprof profile.'), offset: 0, advice: t(RECORD) };
}

/** Printable, with line breaks and tabs: no pprof protobuf looks like that, for it begins with lengths and field tags. */
export function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x1b);
}

/** Text with a few bytes in it that none has: a log that was overwritten, or holds what a program printed. */
export function isMostlyText(head: Uint8Array): boolean {
  let odd = 0;
  for (const byte of head) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b) odd++;
  return odd * 10 < head.length;
}

function describeText(text: string): Damage {
  const trimmed = text.trimStart();
  if (trimmed === '') return { what: 'not-ours', message: t('This file holds only blank space.'), offset: 0, advice: t(RECORD) };
  if (/^<(!doctype|html|\?xml|svg)/i.test(trimmed)) {
    return other(t('This is a web page, not a recording.'), t('It is probably an error or sign-in page that was saved instead of the recording: fetch it again with the right permissions.'));
  }
  if (/^[{[]/.test(trimmed)) return other(t('This is JSON, not a Go execution trace or a pprof profile.'), RECORD);
  const firstLine = trimmed.slice(0, 80).split(/[\r\n]/, 1)[0];
  return { what: 'not-ours', message: t('This is text, not a recording. It begins “{firstLine}”.', { firstLine }), offset: 0, advice: t('If a server sent this, it is its error message.') };
}

function other(message: string, advice: string = RECORD): Damage {
  return { what: 'other-kind', message, offset: 0, advice: t(advice) };
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
