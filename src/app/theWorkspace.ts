// The page's one workspace, and how an address becomes something its workers open.
import { useStore } from 'zustand';
import { openInWorker } from '../files/openInWorker.ts';
import { listSamples, sampleSource } from '../files/samples.ts';
import { readSourceAddress } from '../files/sourceAddress.ts';
import { startTriageReader } from '../files/triageReader.ts';
import type { Resolved } from './incoming.ts';
import { openOptions } from './settings.ts';
import { createWorkspace, type Workspace } from './workspace.ts';
import { t } from '../../language/t.ts';

// Two, so that a large file does not hold up a small one; each decodes on a thread of its own.
const FILES_AT_ONCE = 2;

export const workspace = createWorkspace({ openInWorker: (source, onEvent) => openInWorker(source, onEvent, openOptions()), resolve: resolveAddress, unpackSession: async (archive) => (await import('./keep/unpackInWorker.ts')).unpackInWorker(archive), startTriageReader, limit: FILES_AT_ONCE });

export function useWorkspace<T>(select: (state: Workspace) => T): T {
  return useStore(workspace, select);
}

async function resolveAddress(address: string): Promise<Resolved> {
  const named = readSourceAddress(address, document.baseURI);
  switch (named.is) {
    case 'refused':
      return { damage: named.damage };
    case 'url':
      return { source: { from: 'url', url: named.url, name: named.name } };
    case 'sample':
      return resolveSample(named.name);
  }
}

async function resolveSample(name: string): Promise<Resolved> {
  try {
    const samples = await listSamples();
    const sample = samples.find((one) => one.name === name);
    if (sample !== undefined) return { source: sampleSource(sample) };
    const names = samples.map((one) => one.name).join(', ');
    return { damage: { what: 'unreadable', message: t('There is no sample called “{name}”.', { name }), advice: t('The samples are: {names}.', { names }) } };
  } catch {
    return {
      damage: {
        what: 'unreadable',
        message: t('The list of samples could not be loaded.'),
        advice: t('Check the connection and reload the page, or drop a file of your own.'),
      },
    };
  }
}
