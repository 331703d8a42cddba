// Copies files for the page, packs them, and fetches addresses for it, whose own policy lets it fetch nothing from elsewhere.
import * as Comlink from 'comlink';
import type { KeepingWorker } from './api.ts';
import { writeKeptFile } from './keep/keptFile.ts';

const worker: KeepingWorker = {
  keep: writeKeptFile,
  async pack(files) {
    return (await import('./keep/archive.ts')).packArchive(files);
  },
  async unpack(archive, lead) {
    return (await import('./keep/archive.ts')).unpackArchive(archive, lead);
  },
  async fetchBytes(url: string): Promise<Blob | undefined> {
    try {
      const response = await fetch(url);
      return response.ok ? await response.blob() : undefined;
    } catch {
      return undefined;
    }
  },
};

Comlink.expose(worker);
