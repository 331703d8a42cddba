/** The mark and the name: two lanes of running goroutines, and the world stopped. */
import { t } from '../../language/t.ts';

export function Logo() {
  return (
    <span className="logo">
      <svg className="logo__mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <rect className="logo__running" x="0" y="2" width="10" height="4" rx="1.5" />
        <rect className="logo__running" x="15" y="2" width="5" height="4" rx="1.5" />
        <rect className="logo__runnable" x="0" y="8" width="4" height="4" rx="1.5" />
        <rect className="logo__running" x="5.5" y="8" width="4.5" height="4" rx="1.5" />
        <rect className="logo__running" x="15" y="8" width="5" height="4" rx="1.5" />
        <rect className="logo__gc" x="0" y="14" width="10" height="4" rx="1.5" />
        <rect className="logo__stw" x="11.5" y="0" width="2" height="20" rx="1" />
      </svg>
      <span className="logo__name">{t('Gopherscope')}</span>
    </span>
  );
}
