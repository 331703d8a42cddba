// Files on their way into the workspace: from a disk, an address, or a session.
import type { Damage, OpenSource } from '../../workers/api.ts';
import type { NamedFile } from '../files/droppedFiles.ts';
import { isPacked, packedName } from '../share/packedData.ts';
import type { WorkspaceDocument } from './documents.ts';
import type { PlannedFile } from './keep/sessionPlan.ts';

/** What an address stands for. */
export type Resolved = { readonly source: OpenSource } | { readonly damage: Damage };

export interface Incoming {
  /** Of a file that was here before: triaged, or of a session. */
  readonly known?: Pick<WorkspaceDocument, 'key' | 'drop' | 'chosenRun'> & Partial<Pick<WorkspaceDocument, 'view' | 'named'>>;
  readonly name: string;
  readonly address: string | undefined;
  readonly fromFolder: boolean;
  /** Where there is nothing to be looked up. */
  readonly source?: OpenSource;
  readonly resolve: () => Promise<Resolved>;
}

export function incomingFile({ file, name, fromFolder }: NamedFile): Incoming {
  return { name, address: undefined, fromFolder, ...inHand(file, name) };
}

export function incomingAddress(address: string, resolve: (address: string) => Promise<Resolved>): Incoming {
  return { name: lastPart(address), address, fromFolder: false, resolve: () => resolve(address) };
}

export function incomingOfSession(file: PlannedFile, resolve: (address: string) => Promise<Resolved>): Incoming {
  const { name, address = '', bytes, fromFolder } = file;
  const from = bytes === undefined ? incomingAddress(address, resolve) : inHand(bytes, name);
  return { ...from, known: file, name, address: file.address, fromFolder };
}

function inHand(file: Blob, name: string): Pick<Incoming, 'resolve'> & { readonly source: OpenSource } {
  const source: OpenSource = { from: 'file', file, name };
  return { source, resolve: () => Promise.resolve({ source }) };
}

/** A name to show until more is known. */
function lastPart(address: string): string {
  if (isPacked(address)) return packedName(address);
  const path = address.replace(/[?#].*$/, '');
  return path.split('/').findLast((part) => part !== '') ?? address;
}
