import type { Damage } from '../../workers/api.ts';
import { TriangleAlert } from 'lucide-react';
import { exactCount } from '../views/format.ts';
import { t } from '../../language/t.ts';

/** Stays over every view of a file that was read only in part. */
export function PartialNotice({ damage }: { readonly damage: Damage }) {
  return (
    <output className="notice">
      <TriangleAlert size={16} aria-hidden="true" />
      <span>
        <strong>{t('Partial.')}</strong> {sentence(damage.message)}
        {damage.offset !== undefined && ` ${t('Noticed at byte {offset}.', { offset: exactCount(damage.offset) })}`}
        {damage.survived !== undefined && ` ${t('Shown: {what}', { what: sentence(damage.survived) })}`}
        {damage.advice !== undefined && ` ${damage.advice}`}
      </span>
    </output>
  );
}

function sentence(text: string): string {
  return /[.。]$/.test(text) ? text : t('{text}.', { text });
}
