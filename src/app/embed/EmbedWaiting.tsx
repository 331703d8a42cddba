import { t } from '../../../language/t.ts';
import { Logo } from '../Logo.tsx';
import { LeftOutNotice } from '../LeftOutNotice.tsx';
import './embed.css';

/** While the page around has given nothing. */
export function EmbedWaiting() {
  return (
    <main className="embed-waiting">
      <h1 className="embed-waiting__title">
        <Logo />
      </h1>
      <p>{t('Waiting for a recording from the page around this one.')}</p>
      <LeftOutNotice />
    </main>
  );
}
