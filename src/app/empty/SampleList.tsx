import { Activity, Flame, Layers } from 'lucide-react';
import { use, Suspense } from 'react';
import { listSamples, sampleAddresses, type Sample } from '../../files/samples.ts';
import { exactBytes, formatBytes } from '../../views/format.ts';
import { workspace } from '../theWorkspace.ts';
import { locale, t } from '../../../language/t.ts';

/** The samples, or a sentence where the page was put up without them. */
export function SampleList() {
  return (
    <Suspense fallback={<p className="empty__quiet">{t('Loading the list…')}</p>}>
      <Samples list={listedOrNone()} />
    </Suspense>
  );
}

let outcome: Promise<readonly Sample[]> | undefined;

/** One promise for the life of the page, as `use` wants it. */
function listedOrNone(): Promise<readonly Sample[]> {
  outcome ??= listSamples().catch(() => []);
  return outcome;
}

function Samples({ list }: { readonly list: Promise<readonly Sample[]> }) {
  const samples = use(list);
  if (samples.length === 0) return <p className="empty__quiet">{t('This copy of the page comes without samples.')}</p>;
  return (
    <ul className="samples">
      {samples.map((sample) => [sample, sample.in?.[locale()] ?? sample] as const).map(([sample, { title, story }]) => (
        <li key={sample.name}>
          <button type="button" className="samples__one card" onClick={() => workspace.getState().openAddresses(sampleAddresses(sample))}>
            <span className="samples__icon" aria-hidden="true">
              <SampleIcon sample={sample} />
            </span>
            <span className="samples__title">{title}</span>
            <span className="samples__size" title={exactBytes(sample.bytes)}>
              {kindOf(sample)}, {formatBytes(sample.bytes)}
            </span>
            <span className="samples__story">{story}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function SampleIcon({ sample }: { readonly sample: Sample }) {
  if (sample.beside !== undefined) return <Layers size={18} />;
  return sample.kind === 'go-trace' ? <Activity size={18} /> : <Flame size={18} />;
}

function kindOf({ kind, beside = [] }: Sample): string {
  if (beside.length > 0) return t('{n} files', { n: beside.length + 1 });
  return kind === 'go-trace' ? t('trace') : t('profile');
}
