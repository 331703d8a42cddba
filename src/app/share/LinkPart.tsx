import { Check, Copy, Share2 } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { t } from '../../../language/t.ts';
import { packedSource } from '../../share/packedData.ts';
import { exactCount, formatBytes } from '../../views/format.ts';
import { useWorkspace, workspace } from '../theWorkspace.ts';
import { filesToPack, fits, LONG_LINK, linkToShare, type LinkToShare } from './linkToShare.ts';

type Packed = ReadonlyMap<string, string>;
const NOTHING: Packed = new Map();

/** The link to the view on screen, to be copied, and what is in it. */
export function LinkPart() {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const state = useWorkspace((one) => one);
  const packed = usePacked(filesToPack(state));
  const [withData, setWithData] = useState(false);
  const [withNotes, setWithNotes] = useState(true);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  const told = useMemo(() => linkToShare(state, withData ? packed : NOTHING, withNotes), [state, withData, packed, withNotes]);
  const link = addressWith(told.hash);
  const dataLength = [...packed.values()].reduce((sum, source) => sum + source.length, 0);

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
        {typeof navigator.share === 'function' && (
          <button type="button" className="button" onClick={() => void navigator.share({ url: link }).catch(() => undefined)}>
            <Share2 size={15} aria-hidden="true" /> {t('Send…')}
          </button>
        )}
      </div>
      <output className="share__outcome">
        {outcome === 'copied' && t('The link is on the clipboard.')}
        {outcome === 'refused' && t('The browser does not let the page copy: the link is selected, copy it with the keyboard.')}
      </output>
      {packed.size > 0 && (
        <label className="share__with">
          <input type="checkbox" checked={withData} onChange={(event) => change(() => setWithData(event.target.checked))} />
          <span>{t('With the data ({size} more)', { size: formatBytes(dataLength) })}</span>
        </label>
      )}
      {told.notes > 0 && (
        <label className="share__with">
          <input type="checkbox" checked={withNotes} onChange={(event) => change(() => setWithNotes(event.target.checked))} />
          <span>{t('{count, plural, one {With the note} other {With the # notes}}', { count: told.notes })}</span>
        </label>
      )}
      <WhatIsInIt told={told} length={link.length} />
    </section>
  );

  /** What was copied is another link then. */
  function change(set: () => void): void {
    set();
    setOutcome('none');
  }
}

function WhatIsInIt({ told: { inside, fetched, asked, untold }, length }: { readonly told: LinkToShare; readonly length: number }) {
  return (
    <ul className="share__facts" aria-label={t('What is in the link')}>
      {inside.map((name) => (
        <li key={name}>{t('“{name}” is in the link.', { name })}</li>
      ))}
      {asked.map(({ key, bytes }) => (
        <li key={key}>{t('“{name}” ({size}) is not in the link: whoever opens it is asked for the file.', { name: key, size: formatBytes(bytes) })}</li>
      ))}
      {untold.map((name) => (
        <li key={name}>{t('The link says nothing of “{name}”.', { name })}</li>
      ))}
      {fetched.length > 0 && <li>{t('Whoever opens the link fetches {addresses}.', { addresses: fetched.join(', ') })}</li>}
      <li>
        {t('It is {length} characters long.', { length: exactCount(length) })} {length > LONG_LINK && t('Some programs cut links of more than 2,000 characters off: see that it arrives whole.')}
      </li>
    </ul>
  );
}

/** The files of these keys as they are in a link; empty until they are packed, and where they are too large. */
function usePacked(keys: readonly string[]): Packed {
  const wanted = keys.join('\n');
  const [made, setMade] = useState<{ readonly of: string; readonly packed: Packed }>({ of: '', packed: NOTHING });
  useEffect(() => {
    if (wanted === '') return undefined;
    let isWanted = true;
    const pack = async (key: string): Promise<readonly [string, string | undefined]> => {
      const source = workspace.getState().sourceOf(key);
      return [key, source?.from === 'file' ? await packedSource(source.file, key) : undefined];
    };
    void Promise.all(wanted.split('\n').map(pack)).then((all) => {
      const known = all.flatMap(([key, source]) => (source === undefined ? [] : [[key, source] as const]));
      if (isWanted) setMade({ of: wanted, packed: known.length === all.length && fits(known.map(([, source]) => source)) ? new Map(known) : NOTHING });
    });
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return made.of === wanted ? made.packed : NOTHING;
}

/** The page's address with another hash. */
function addressWith(hash: string): string {
  const { origin, protocol, pathname, search } = window.location;
  // A page from a disk has no origin to speak of.
  const place = protocol === 'file:' ? `file://${pathname}${search}` : `${origin}${pathname}${search}`;
  return hash === '' ? place : `${place}#${hash}`;
}
