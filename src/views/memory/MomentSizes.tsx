import type { CSSProperties } from 'react';
import type { MemStatsMoment } from '../../../workers/api.ts';
import { exactBytes, exactCount, formatBytes, formatCount } from '../format.ts';
import { sizeRows } from './sizeRows.ts';
import { t } from '../../../language/t.ts';

/** BySize: objects ever allocated and those there are, by Go's size classes. */
export function MomentSizes({ moment }: { readonly moment: MemStatsMoment }) {
  const rows = sizeRows(moment);
  if (rows.length === 0) return <p className="moment__note">{t('This source has no BySize.')}</p>;
  const { rest, bySize } = moment;
  const last = bySize.sizeBytes.at(-1) ?? 0;
  return (
    <>
      <table className="moment-sizes">
        <caption className="visually-hidden">{t('Objects by size class')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('up to')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('share on a log scale')}</span>
            </th>
            <th scope="col">{t('allocated')}</th>
            <th scope="col">{t('freed')}</th>
            <th scope="col">{t('live')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sizeBytes, mallocs, frees, live, mallocsShare, liveShare }) => (
            <tr key={sizeBytes ?? 'rest'} className={sizeBytes === undefined ? 'moment-sizes__rest' : undefined}>
              <th scope="row">{sizeBytes === undefined ? t('others') : formatBytes(sizeBytes).replace(/\.0+(?=\D)/, '')}</th>
              <td className="moment-sizes__cell" aria-hidden="true">
                <span className="moment-sizes__bar" style={{ '--all': mallocsShare.toFixed(4), '--live': liveShare.toFixed(4) } as CSSProperties} />
              </td>
              <td title={exactCount(mallocs)}>{formatCount(mallocs)}</td>
              <td title={exactCount(frees)}>{formatCount(frees)}</td>
              <td title={exactCount(live)}>{formatCount(live)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="moment__note">
        {t('Bars on a log scale: light what was allocated, dark what is live.')}
        {rest !== undefined && ` ${t('Others: objects over {size} ({allocated} allocated, {inUse} of them there), and tiny ones that share a block of 16 bytes. MemStats does not tell how many of each.', { size: formatBytes(last), allocated: exactBytes(rest.allocatedBytes), inUse: exactBytes(rest.inUseBytes) })}`}
      </p>
    </>
  );
}
