// The legend of the causes, which is a table of them: waiting, its share, and the waits that a cause took most of.
import { WAIT_CAUSES, type CauseSums, type WaitCause } from '../../../workers/api.ts';
import { exactCount, exactNs, formatCount, formatNs } from '../format.ts';
import { CAUSE_FILLS, CAUSE_LOOKS } from './causeLook.ts';
import { causesTotalNs } from './causeSentence.ts';
import { shareText } from './shareText.ts';
import { t } from '../../../language/t.ts';

export interface CauseSide {
  readonly label: string | undefined;
  readonly causes: CauseSums;
  /** Waits by the cause that took most of them. */
  readonly mainCause: readonly number[];
}

interface Props {
  readonly sides: readonly CauseSide[];
  /** Of which the waits are listed. */
  readonly chosen: WaitCause | undefined;
  readonly onChoose: (cause: WaitCause | undefined) => void;
}

export function CauseTable({ sides, chosen, onChoose }: Props) {
  const totals = sides.map(({ causes }) => causesTotalNs(causes));
  const several = sides.length > 1;
  return (
    <table className="cause-table">
      <caption className="cause-table__caption">{t('What stood in the way')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Cause')}</th>
          {sides.flatMap(({ label = '' }, at) => [
            <th key={`ns ${at}`} scope="col">
              {several ? t(label) : t('Waiting')}
            </th>,
            <th key={`share ${at}`} scope="col" aria-label={t('{label} share', { label: t(label) })}>
              {several ? '' : t('Of all')}
            </th>,
          ])}
          <th scope="col" title={t('Waits of which it took more than any other cause')}>
            {t('Waits')}
          </th>
        </tr>
      </thead>
      <tbody>
        {WAIT_CAUSES.map((cause, place) => {
          const { name, meaning } = CAUSE_LOOKS[cause];
          const waits = sides.reduce((sum, { mainCause }) => sum + (mainCause[place] ?? 0), 0);
          const none = sides.every(({ causes }) => (causes[place] ?? 0) === 0);
          return (
            <tr key={cause} className={none ? 'cause-table__none' : undefined}>
              <th scope="row" title={t(meaning)}>
                <span className={`cause-key ${CAUSE_FILLS[place]}`} aria-hidden="true" />
                {t(name)}
              </th>
              {sides.flatMap(({ causes }, at) => {
                const ns = causes[place] ?? 0;
                return [
                  <td key={`ns ${at}`} title={exactNs(ns)}>
                    {ns === 0 ? '–' : formatNs(ns)}
                  </td>,
                  <td key={`share ${at}`}>{ns === 0 ? '' : shareText(ns / (totals[at] ?? 1))}</td>,
                ];
              })}
              <td title={t('{count} waits of which it took more than any other cause', { count: exactCount(waits) })}>
                {waits === 0 ? (
                  '–'
                ) : (
                  <button type="button" className="link-button" aria-pressed={chosen === cause} aria-label={t('List the {count} waits that were mostly: {cause}', { count: formatCount(waits), cause: t(name) })} onClick={() => onChoose(chosen === cause ? undefined : cause)}>
                    {formatCount(waits)}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
