import type { Bytes, OpenSource } from '../../workers/api.ts';

/** A recording that comes with the page; an entry of `samples/index.json`. */
export interface Sample {
  /** What `#src=` calls it. */
  readonly name: string;
  readonly file: string;
  /** Files of the same run, opened with it. */
  readonly beside?: readonly string[];
  readonly title: string;
  /** A paragraph: what to look for. */
  readonly story: string;
  /** The same in other languages, by their tags. */
  readonly in?: Readonly<Record<string, { readonly title: string; readonly story: string }>>;
  readonly kind: 'go-trace' | 'pprof';
  /** Of all its files. */
  readonly bytes: Bytes;
}

let listed: Promise<readonly Sample[]> | undefined;

/** The bundled samples, fetched once. Rejects if the list cannot be read; the next call tries again. */
export function listSamples(): Promise<readonly Sample[]> {
  listed ??= fetchList().catch((error: unknown) => {
    listed = undefined;
    throw error;
  });
  return listed;
}

async function fetchList(): Promise<readonly Sample[]> {
  const response = await fetch(new URL('samples/index.json', document.baseURI));
  if (!response.ok) throw new Error(`samples/index.json: ${response.status}`);
  return (await response.json()) as readonly Sample[];
}

/** Of one file its name; of several, which are in a folder of their own, the path of each: so they are of one run. */
export function sampleAddresses({ name, file, beside }: Sample): readonly string[] {
  return beside === undefined ? [name] : [file, ...beside].map((one) => `samples/${one}`);
}

export function sampleSource(sample: Sample): OpenSource {
  return { from: 'url', url: new URL(`samples/${sample.file}`, document.baseURI).href, name: sample.file };
}
