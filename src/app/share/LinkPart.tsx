import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { t } from '../../../language/t.ts';
import { encodeHash } from '../../share/urlState.ts';
import { useWorkspace } from '../theWorkspace.ts';
import { linkOf } from '../workspaceLink.ts';

/** The link to the view on screen, to be copied. */
export function LinkPart() {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const hash = useWorkspace((state) => encodeHash(linkOf(state)));
  const link = addressWith(hash);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome('copied');
    } catch {
      // No permission, or a page served without HTTPS.
      field.current?.select();
      setOutcome('refused');
    }
  };

  return (
    <section className="share__link">
      <label className="share__label" htmlFor={id}>
        {t('Link to this view')}
      </label>
      <div className="share__copy">
        <input id={id} ref={field} className="share__address" type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="button button--strong" onClick={() => void copy()}>
          {outcome === 'copied' ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />} {t('Copy link')}
        </button>
      </div>
      <output className="share__outcome">
        {outcome === 'copied' && t('The link is on the clipboard.')}
        {outcome === 'refused' && t('The browser does not let the page copy: the link is selected, copy it with the keyboard.')}
      </output>
    </section>
  );
}

/** The page's address with another hash. */
function addressWith(hash: string): string {
  const { origin, protocol, pathname, search } = window.location;
  // A page from a disk has no origin to speak of.
  const place = protocol === 'file:' ? `file://${pathname}${search}` : `${origin}${pathname}${search}`;
  return hash === '' ? place : `${place}#${hash}`;
}
