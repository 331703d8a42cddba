// The page's one workspace, and how an address becomes something its workers open.
import { useStore } from 'zustand';
import { openInWorker } from '../files/openInWorker.ts';
import { listSamples, sampleSource } from '../files/samples.ts';
import { readSourceAddress } from '../files/sourceAddress.ts';
import { startTriageReader } from '../files/triageReader.ts';
import { fingerprint } from '../share/fingerprint.ts';
import { isPacked, unpackedFile } from '../share/packedData.ts';
import type { Resolved } from './incoming.ts';
import { fingerprintFiles } from './linkedFiles.ts';
import { openOptions } from './settings.ts';
import { nameThings } from './thingNames.ts';
import { createWorkspace, type Workspace } from './workspace.ts';
import { t } from '../../language/t.ts';

// Two, so that a large file does not hold up a small one; each decodes on a thread of its own.
const FILES_AT_ONCE = 2;

export const workspace = createWorkspace({ openInWorker: (source, onEvent) => openInWorker(source, onEvent, openOptions()), resolve: resolveAddress, unpackSession: async (archive) => (await import('./keep/unpackInWorker.ts')).unpackInWorker(archive), startTriageReader, limit: FILES_AT_ONCE });

fingerprintFiles(workspace, fingerprint);
nameThings(workspace);

export function useWorkspace<T>(select: (state: Workspace) => T): T {
  return useStore(workspace, select);
}

async function resolveAddress(address: string): Promise<Resolved> {
  if (isPacked(address)) return resolveData(address);
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

async function resolveData(source: string): Promise<Resolved> {
  const unpacked = await unpackedFile(source);
  if ('file' in unpacked) return { source: { from: 'file', ...unpacked } };
  const message = {
    damaged: t('The data in this link is damaged: a part of the link is missing, or was changed.'),
    'too large': t('The data in this link unpacks to more than a link may hold.'),
    cannot: t('This browser cannot unpack the data in this link.'),
  }[unpacked.refused];
  const advice = unpacked.refused === 'cannot' ? t('Open the link in a newer browser.') : t('Ask for the link again, or for the file: mail and chat programs cut long links off.');
  return { damage: { what: unpacked.refused === 'too large' ? 'too-large' : 'unreadable', message, advice } };
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
