import type { Renamed } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';

const SHOWN = 5;

/** A few of the names that are replaced, and by what. */
export function RenamedList({ renamed }: { readonly renamed: readonly Renamed[] }) {
  if (renamed.length === 0) return <p className="standalone__quiet">{t('No name had to be replaced.')}</p>;
  const few = renamed.filter((_, at) => at % Math.max(1, Math.floor(renamed.length / SHOWN)) === 0).slice(0, SHOWN);
  return (
    <dl className="standalone__renamed" aria-label={t('Names that are replaced')}>
      {few.map(({ before, after }) => (
        <div key={before} className="standalone__pair">
          <dt className="standalone__before">{before}</dt>
          <dd className="standalone__after">{after}</dd>
        </div>
      ))}
    </dl>
  );
}
