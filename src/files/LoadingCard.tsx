import type { Bytes } from '../../workers/api.ts';
import { exactBytes, formatBytes, formatCount } from '../views/format.ts';
import { t } from '../../language/t.ts';

interface Props {
  readonly name: string;
  /** undefined: it has not begun. */
  readonly progress:
    | {
        readonly stage: 'reading' | 'decoding';
        readonly bytesRead: Bytes;
        readonly bytesTotal: Bytes | undefined;
        readonly chunks: number;
        readonly events: number;
      }
    | undefined;
  readonly onCancel: () => void;
}

/** What there is to see of a file before anything of it can be drawn. */
export function LoadingCard({ name, progress, onCancel }: Props) {
  const read = progress?.bytesRead ?? 0;
  const total = progress?.bytesTotal;
  return (
    <section className="file-card card" aria-label={t('Opening {name}', { name })}>
      <h1 className="file-card__title">{t('Opening {name}', { name })}</h1>
      <progress className="file-card__bar" aria-label={t('Bytes read')} {...(total === undefined ? {} : { value: read, max: total })} />
      <p className="file-card__figures" title={total === undefined ? exactBytes(read) : t('{read} of {total}', { read: exactBytes(read), total: exactBytes(total) })}>
        {progress === undefined ? t('Waiting for its turn') : stageText(progress.stage, read, total)}
        {progress !== undefined && progress.chunks > 0 && (
          <>
            {' · '}
            {t('{n, plural, one {{chunks} chunk} other {{chunks} chunks}}, {events} events decoded', { n: progress.chunks, chunks: formatCount(progress.chunks), events: formatCount(progress.events) })}
          </>
        )}
      </p>
      <button type="button" className="button" onClick={onCancel}>
        {t('Cancel')}
      </button>
    </section>
  );
}

function stageText(stage: 'reading' | 'decoding', read: Bytes, total: Bytes | undefined): string {
  const said = { read: formatBytes(read), total: total === undefined ? '' : formatBytes(total) };
  if (stage === 'reading') return total === undefined ? t('Reading: {read}', said) : t('Reading: {read} of {total}', said);
  return total === undefined ? t('Decoding: {read}', said) : t('Decoding: {read} of {total}', said);
}
