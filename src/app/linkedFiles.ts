// Finds out how links call the files from the reader's disk: by a fingerprint of each, once it is open.
import type { StoreApi } from 'zustand/vanilla';
import type { Workspace } from './workspace.ts';

/** From now on. `fingerprint`: undefined where the file cannot be read. */
export function fingerprintFiles(workspace: StoreApi<Workspace>, fingerprint: (file: Blob) => Promise<string | undefined>): void {
  /** By key of the document. */
  const asked = new Map<string, Blob>();
  workspace.subscribe(({ documents, sourceOf }) => {
    for (const key of asked.keys()) if (!documents.some((doc) => doc.key === key)) asked.delete(key);
    for (const { key, address, linked, phase } of documents) {
      // What cannot be opened is not worth a link; and what is opened comes first.
      if (address !== undefined || linked !== undefined || phase.phase !== 'open') continue;
      const source = sourceOf(key);
      if (source?.from !== 'file' || asked.get(key) === source.file) continue;
      const { file } = source;
      asked.set(key, file);
      void fingerprint(file).then((found) => {
        if (found === undefined) return;
        const told = { fingerprint: found, bytes: file.size, key };
        // Another file may be of that key by now.
        workspace.setState((state) => {
          const now = state.sourceOf(key);
          if (now?.from !== 'file' || now.file !== file) return state;
          return { documents: state.documents.map((doc) => (doc.key === key ? { ...doc, linked: told } : doc)), step: 'replace' };
        });
      });
    }
  });
}
