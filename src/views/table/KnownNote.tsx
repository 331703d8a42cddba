import { formatPercent } from '../format.ts';
import { t } from '../../../language/t.ts';

/** Says that figures are of a part of the recording, while the rest is being read. */
export function KnownNote({ known }: { readonly known: number | undefined }) {
  return (
    <output className="known-note">
      {known !== undefined && known < 1 && t('Reading closely, {share}: figures are of that part', { share: formatPercent(Math.floor(known * 100) / 100) })}
    </output>
  );
}
