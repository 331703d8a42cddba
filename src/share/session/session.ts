// All that is open, as one plain value: the files, how each is looked at, and what is on screen. A reload, a session file and a
// standalone page are made of it. The workspace gives it (src/app/keep/workspaceSession.ts) and opens it (`openSession`).

/** Sessions of a later version are refused; those of earlier ones are brought to this one by `readSession`. */
export const SESSION_VERSION = 1;

export interface Session {
  readonly version: typeof SESSION_VERSION;
  readonly files: readonly SessionFile[];
  /** Key of the file that is on screen, or behind the table of runs; undefined: none. */
  readonly shown: string | undefined;
  /** What the page's address says after its "#": the view of the file on screen, or the table of runs. */
  readonly link: string;
}

export interface SessionFile {
  /** Unique within the session; views call other files by it. */
  readonly key: string;
  /** Its name, or its path in a dropped folder. */
  readonly name: string;
  /** As stored, packed if it is. undefined only where `address` says where they are. */
  readonly bytes: Blob | undefined;
  /** What a link calls it: an address, or a sample's name. undefined: it came from a disk. */
  readonly address: string | undefined;
  readonly fromFolder: boolean;
  /** Files that came together share it; later ones have higher ones. */
  readonly drop: number;
  /** The run (`Run.id`) that the reader has put it into; undefined: whichever it seems to be of. */
  readonly run: string | undefined;
  /** It has a worker and views of its own. */
  readonly isOpen: boolean;
  /** It was one of many, looked at in passing for the table of runs; it may be open besides. */
  readonly isTriaged: boolean;
  /** Its own view, notes included, as an address says it after its "#"; '' is a fresh one. */
  readonly view: string;
}

/** As much of a session as is text. */
export type SessionText = Omit<Session, 'files'> & { readonly files: readonly SessionFileText[] };

export type SessionFileText = Omit<SessionFile, 'bytes'> & {
  /** Where its bytes are, as whoever keeps them calls it. */
  readonly entry?: string | undefined;
};

const MAX_FILES = 5000;
const MAX_TEXT = 1_000_000;

/** `bytes` aside, as JSON keeps it. */
export function sessionText({ files, ...rest }: Session): SessionText {
  const texts = files.map((file) => {
    const { bytes: _, ...told } = file;
    return told;
  });
  return { ...rest, files: texts };
}

/** 'newer': written by a later version. undefined: this is no session. What is malformed within one is left out. */
export function readSession(json: string): SessionText | 'newer' | undefined {
  let known: unknown;
  try {
    known = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isRecord(known) || !Array.isArray(known['files']) || typeof known['version'] !== 'number') return undefined;
  if (known['version'] > SESSION_VERSION) return 'newer';
  const taken = new Set<string>();
  const files = known['files'].slice(0, MAX_FILES).flatMap((file: unknown) => {
    const read = readFile(file);
    if (read === undefined || taken.has(read.key)) return [];
    taken.add(read.key);
    return [read];
  });
  const shown = text(known['shown']);
  return { version: SESSION_VERSION, files, shown: shown !== undefined && taken.has(shown) ? shown : undefined, link: text(known['link']) ?? '' };
}

function readFile(file: unknown): SessionFileText | undefined {
  if (!isRecord(file)) return undefined;
  const [key, name] = [text(file['key']), text(file['name'])];
  if (key === undefined || key === '' || name === undefined) return undefined;
  const drop = file['drop'];
  return {
    key,
    name,
    address: text(file['address']),
    fromFolder: file['fromFolder'] === true,
    drop: typeof drop === 'number' && Number.isSafeInteger(drop) && drop >= 0 ? drop : 0,
    run: text(file['run']),
    isOpen: file['isOpen'] !== false,
    isTriaged: file['isTriaged'] === true,
    view: text(file['view']) ?? '',
    entry: text(file['entry']),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= MAX_TEXT ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
