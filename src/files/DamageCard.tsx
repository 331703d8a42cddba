import type { Damage } from '../../workers/api.ts';
import { TriangleAlert } from 'lucide-react';
import { exactCount } from '../views/format.ts';
import { t } from '../../language/t.ts';

interface Props {
  readonly name: string;
  readonly damage: Damage;
  readonly onClose: () => void;
}

/** Why nothing of a file can be shown: what is wrong, where, and what to do. */
export function DamageCard({ name, damage, onClose }: Props) {
  return (
    <section className="file-card card" role="alert" aria-label={t('{name} cannot be shown', { name })}>
      <h1 className="file-card__title">
        <TriangleAlert size={18} aria-hidden="true" /> {t('{name} cannot be shown', { name })}
      </h1>
      <p>{damage.message}</p>
      <dl className="file-card__facts">
        {damage.offset !== undefined && (
          <div>
            <dt>{t('At byte')}</dt>
            <dd>{exactCount(damage.offset)}</dd>
          </div>
        )}
        {damage.survived !== undefined && (
          <div>
            <dt>{t('Still read')}</dt>
            <dd>{damage.survived}</dd>
          </div>
        )}
        {damage.advice !== undefined && (
          <div>
            <dt>{t('What to do')}</dt>
            <dd>{damage.advice}</dd>
          </div>
        )}
      </dl>
      <button type="button" className="button" onClick={onClose}>
        {t('Close this file')}
      </button>
    </section>
  );
}
