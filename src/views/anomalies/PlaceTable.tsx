import { useState } from 'react';
import type { AnomalyId, AnomalyPlace, Frame } from '../../../workers/api.ts';
import { exactNs, formatMoment, formatNs } from '../format.ts';
import { ANOMALY_WORDS } from './words.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly id: AnomalyId;
  readonly places: readonly AnomalyPlace[];
  readonly showPlace: (place: AnomalyPlace) => void;
}

const SHOWN_AT_FIRST = 5;
/** What frames of these packages do is what the frame that called them asked for. */
const PLUMBING = /^(?:internal\/|(?:runtime|sync|syscall|reflect)[./])/;

/** Places of a rule, the worst first; each leads to its moment on the timeline. */
export function PlaceTable({ id, places, showPlace }: Props) {
  const [all, setAll] = useState(false);
  const { value, title } = ANOMALY_WORDS[id];
  const shown = all ? places : places.slice(0, SHOWN_AT_FIRST);
  const hasProcs = places.some(({ proc }) => proc !== undefined);
  return (
    <>
      <div className="place-table__scroll">
        <table className="place-table">
          <caption className="place-table__caption">{t('{title}: places, the worst first', { title: t(title) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('Since')}</th>
              {value !== '' && (
                <th scope="col" className="place-table__figure">
                  {t(value)}
                </th>
              )}
              <th scope="col">{t('Goroutine')}</th>
              {hasProcs && <th scope="col">P</th>}
              <th scope="col">{t('What')}</th>
              <th scope="col">{t('Where it began')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((place, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- places have no names, and never change their order
              <tr key={at}>
                <td>
                  <button type="button" className="link-button" title={t('Show this moment on the timeline: {moment}', { moment: exactNs(place.range.startNs) })} onClick={() => showPlace(place)}>
                    {formatMoment(place.range.startNs, place.range.endNs - place.range.startNs)}
                  </button>
                </td>
                {value !== '' && <td className="place-table__figure">{place.valueNs === undefined ? '' : formatNs(place.valueNs)}</td>}
                <td className="place-table__name">{place.goroutine === undefined ? '' : `${place.goroutine.id} ${place.goroutine.name}`}</td>
                {hasProcs && <td>{place.proc}</td>}
                <td className="place-table__label">{place.label}</td>
                <td className="place-table__name" title={place.stack.map(({ func }) => func).join('\n')}>
                  {whereText(place.stack)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {places.length > SHOWN_AT_FIRST && (
        <button type="button" className="link-button place-table__more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('Only the worst') : t('The worst {count}', { count: places.length })}
        </button>
      )}
    </>
  );
}

/** The innermost function of the program. */
function whereText(stack: readonly Frame[]): string {
  return (stack.find(({ func }) => !PLUMBING.test(func)) ?? stack[0])?.func ?? t('not told');
}
