import { Download } from 'lucide-react';
import { useState } from 'react';
import type { SourceFunction } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { exactCount } from '../format.ts';
import { ValueText } from '../table/ValueText.tsx';
import { pprofPercent } from '../top/percent.ts';
import { linkTo, type AddressTemplate } from './addressTemplate.ts';
import type { SourceText } from './givenSources.ts';
import { listingRows } from './listingRows.ts';
import { ListingTable } from './ListingTable.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly fn: SourceFunction;
  readonly unit: string;
  readonly grandTotal: number;
  readonly text: SourceText;
  readonly address: AddressTemplate;
  readonly isChosen: boolean;
  readonly onFetch: (url: string) => void;
  readonly onPeek: () => void;
}

/** One function in one file: its figures, its lines, and where their text is from. */
export function SourceCard({ fn, unit, grandTotal, text, address, isChosen, onFetch, onPeek }: Props) {
  const [isWhole, setWhole] = useState(false);
  const { name, file, startLine, flat, cum } = fn;
  const lines = text.is === 'text' ? text.lines : undefined;
  const rows = listingRows(fn, lines, isWhole);
  const place = startLine > 0 ? `${file}:${startLine}` : file;
  const figure = (label: string, value: number) => (
    <span title={label === 'cum' ? t('The sum of its lines, as pprof lists it: a function that calls itself counts at each of them') : undefined}>
      {label}{' '}
      <b>
        <ValueText value={value} unit={unit} />
      </b>{' '}
      {pprofPercent(value, grandTotal)}
    </span>
  );
  return (
    <article className={isChosen ? 'source-card source-card--chosen' : 'source-card'} aria-label={name}>
      <header className="source-card__head">
        <h2 className="source-card__name">{name}</h2>
        <p className="source-card__figures">
          {figure('flat', flat)} {figure('cum', cum)}
          <button type="button" className="link-button" onClick={onPeek}>
            {t('Callers and callees')}
          </button>
        </p>
        <p className="source-card__place">
          <span>{place === '' ? t('The profile does not say in which file it is.') : place}</span> {place !== '' && <CopyButton text={place} what={t('the place')} />}
        </p>
        <TextNote text={text} lastLine={fn.lines.reduce((most, { line }) => Math.max(most, line), 0)} onFetch={onFetch} />
      </header>
      <ListingTable
        name={name}
        rows={rows}
        unit={unit}
        cum={cum}
        hasText={lines !== undefined}
        linkOf={(line) => linkTo(address, file, line)}
        onWhole={() => setWhole(true)}
      />
    </article>
  );
}

/** Where the text is from, or why there is none. */
function TextNote({ text, lastLine, onFetch }: { readonly text: SourceText; readonly lastLine: number; readonly onFetch: (url: string) => void }) {
  switch (text.is) {
    case 'reading':
      return <p className="source-card__note">{t('Reading the text…')}</p>;
    case 'absent':
      return text.why === '' ? undefined : <p className="source-card__note">{text.why}</p>;
    case 'fetchable':
      return (
        <p className="source-card__note">
          {text.why}{' '}
          <button type="button" className="button flame-button" title={text.url} onClick={() => onFetch(text.url)}>
            <Download size={13} aria-hidden="true" /> {t('Fetch the text')}
          </button>{' '}
          {t('from {host}', { host: new URL(text.url).host })}
        </p>
      );
    case 'text':
      return (
        <p className="source-card__note">
          {text.byNameOnly ? t('Text of {from}: only its name is the same, so it may be another file', { from: text.from }) : t('Text of {from}', { from: text.from })}
          {lastLine > text.lines.length && t('. It has {lines} lines, the profile has samples at line {line}: it is of another version', { lines: exactCount(text.lines.length), line: exactCount(lastLine) })}
        </p>
      );
  }
}
