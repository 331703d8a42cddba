import type { ExportedFile, ProfileExport } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';
import { foldedStacks } from './folded.ts';
import { gzipped } from './gzip.ts';
import { profileBytes } from './protobuf.ts';
import { topCsv } from './topCsv.ts';

/**
 * What a reading shows, as a file of its own.
 *
 * @param name of the file that is open.
 * @throws DamageError 'too-large'
 */
export async function exported(reading: Reading, sampleType: number, as: ProfileExport, name: string): Promise<ExportedFile> {
  const { type } = reading.profile.sampleTypes[sampleType];
  const own = withoutEnding(name);
  // What is not as recorded says so in its name: the two may end up in one folder.
  const altered = reading.profile === reading.whole && reading.options.base === undefined ? '' : reading.options.base === undefined ? '.filtered' : '.difference';
  switch (as) {
    case 'pb.gz':
      return { name: `${own}${altered}.pb.gz`, mime: 'application/gzip', bytes: await gzipped(profileBytes(reading.profile, altered === '' ? 'kept' : 'left out')) };
    case 'folded':
      return { name: `${own}${altered}.${type}.folded`, mime: 'text/plain', bytes: foldedStacks(reading, sampleType) };
    case 'csv':
      return { name: `${own}${altered}.${type}.csv`, mime: 'text/csv', bytes: new TextEncoder().encode(topCsv(reading, sampleType)) };
  }
}

function withoutEnding(name: string): string {
  const own = name.replace(/(\.(pb|pprof|prof|gz|zst))+$/i, '');
  return own === '' ? 'profile' : own;
}
