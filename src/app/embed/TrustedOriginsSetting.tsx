import { useState } from 'react';
import { t } from '../../../language/t.ts';
import { distrustOrigin, trustedOrigins } from './trustedOrigins.ts';
import './embed.css';

/** Origins that may open files here without being asked about; nothing where there are none. */
export function TrustedOriginsSetting() {
  const [origins, setOrigins] = useState(trustedOrigins);
  if (origins.length === 0) return undefined;
  const distrust = (origin: string): void => {
    distrustOrigin(origin);
    setOrigins(trustedOrigins());
  };
  return (
    <section aria-label={t('Pages that may open files here')}>
      <p className="settings__label">{t('Pages that may open files here')}</p>
      <ul className="trusted">
        {origins.map((origin) => (
          <li key={origin} className="trusted__one">
            <span>{origin}</span>
            <button type="button" className="button" aria-label={t('Ask again about {origin}', { origin })} onClick={() => distrust(origin)}>
              {t('Ask again')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
