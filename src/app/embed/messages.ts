// What other pages say to this one by postMessage, in the shape that dashboards know from Perfetto: PING until a PONG comes, then one
// object with a buffer and a title. Whatever else arrives is nobody's business here. Pure.
import { readSession, type Session } from '../../share/session/session.ts';

export interface Offer {
  /** What the sender calls it. */
  readonly title: string;
  readonly files: readonly File[];
  /** In the place of files, from another page of this site: all that was open there. */
  readonly session: Session | undefined;
}

export type Message = { readonly is: 'ping' } | { readonly is: 'offer'; readonly offer: Offer };

const MAX_FILES = 64;
const MAX_NAME = 200;

/** undefined: it is malformed, or was not meant for us. */
export function readMessage(data: unknown): Message | undefined {
  if (data === 'PING') return { is: 'ping' };
  if (!isRecord(data)) return undefined;
  const told = data['gopherscope'] ?? data['perfetto'];
  if (!isRecord(told)) return undefined;
  const session = sessionIn(told['session']);
  const title = nameIn(told['title']) ?? nameIn(told['fileName']);
  if (session !== undefined) return { is: 'offer', offer: { title: title ?? session.files[0]?.name ?? '', files: [], session } };
  const list = told['files'] ?? [told];
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_FILES) return undefined;
  const files = list.flatMap((one: unknown) => fileIn(one, list.length === 1 ? title : undefined) ?? []);
  if (files.length < list.length) return undefined;
  return { is: 'offer', offer: { title: title ?? files.map(({ name }) => name).join(', ').slice(0, MAX_NAME), files, session: undefined } };
}

function fileIn(one: unknown, title: string | undefined): File | undefined {
  if (!isRecord(one)) return undefined;
  const buffer = one['buffer'];
  const isBytes = buffer instanceof ArrayBuffer || ArrayBuffer.isView(buffer) || buffer instanceof Blob;
  return isBytes ? new File([buffer as BlobPart], nameIn(one['fileName']) ?? title ?? 'recording') : undefined;
}

function sessionIn(told: unknown): Session | undefined {
  if (!isRecord(told) || !Array.isArray(told['files'])) return undefined;
  const read = readSession(JSON.stringify(told));
  if (typeof read !== 'object') return undefined;
  const bytesOf = new Map(told['files'].flatMap((file: unknown) => (isRecord(file) && file['bytes'] instanceof Blob ? [[file['key'], file['bytes']] as const] : [])));
  const files = read.files.map((file) => ({ ...file, bytes: bytesOf.get(file.key) })).filter(({ bytes, address }) => bytes !== undefined || address !== undefined);
  return files.length === 0 ? undefined : { ...read, files };
}

/** One line of it, as somebody reads it. */
function nameIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Nothing that breaks lines or turns the direction of writing: it stands within a question.
  const name = value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim().slice(0, MAX_NAME);
  return name === '' ? undefined : name;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
