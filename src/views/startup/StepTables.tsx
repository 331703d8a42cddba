// The moments of a start in order, and how far apart those are that follow from each other.
import type { StartUp, StartUpStep } from '../../../workers/api.ts';
import { exactNs, formatMoment, formatNs } from '../format.ts';
import { BAND_WORDS, nameOf, OFFSET_WORDS, STEP_WORDS } from './startUpWords.ts';
import { t } from '../../../language/t.ts';

interface StepsProps {
  readonly of: StartUp;
  readonly marked: number | undefined;
  readonly onMark: (at: number | undefined) => void;
  readonly onOpen: (at: number) => void;
}

export function StepsTable({ of, marked, onMark, onOpen }: StepsProps) {
  return (
    <table className="startup-table" aria-label={t('Moments of the start')}>
      <thead>
        <tr>
          <th scope="col">{t('Moment')}</th>
          <th scope="col" className="startup-table__number">
            {t('At')}
          </th>
          <th scope="col" className="startup-table__number">
            {t('Lasted')}
          </th>
          <th scope="col">{t('Who, where')}</th>
        </tr>
      </thead>
      <tbody>
        {of.steps.map((step, at) => (
          <tr key={step.step} className={at === marked ? 'startup-table__row startup-table__row--marked' : 'startup-table__row'} onPointerEnter={() => onMark(at)} onPointerLeave={() => onMark(undefined)}>
            <th scope="row" title={t(STEP_WORDS[step.step].meaning)}>
              <button type="button" className="link-button" onClick={() => onOpen(at)} onFocus={() => onMark(at)} onBlur={() => onMark(undefined)}>
                {t(STEP_WORDS[step.step].name)}
              </button>
            </th>
            <td className="startup-table__number" title={exactNs(step.atNs)}>
              {formatMoment(step.atNs, step.atNs)}
            </td>
            <td className="startup-table__number">{step.untilNs === undefined ? '' : <span title={exactNs(step.untilNs - step.atNs)}>{formatNs(step.untilNs - step.atNs)}</span>}</td>
            <td className="startup-table__who">{whoWhere(step)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function OffsetsTable({ of: { offsets } }: { readonly of: StartUp }) {
  return (
    <table className="startup-table" aria-label={t('Offsets')}>
      <thead>
        <tr>
          <th scope="col">{t('From → to')}</th>
          <th scope="col" className="startup-table__number">
            {t('Took')}
          </th>
          <th scope="col">{t('Band')}</th>
        </tr>
      </thead>
      <tbody>
        {offsets.map(({ offset, fromNs, toNs, band }) => (
          <tr key={offset} className="startup-table__row">
            <th scope="row" title={t(OFFSET_WORDS[offset].meaning)}>
              {t(OFFSET_WORDS[offset].name)}
            </th>
            <td className="startup-table__number" title={exactNs(toNs - fromNs)}>
              {formatNs(toNs - fromNs)}
            </td>
            <td title={t(BAND_WORDS[band])}>
              <span className={`startup-band startup-band--${band.startsWith('over') ? 'long' : band.startsWith('under') ? 'short' : 'usual'}`}>{bandText(band)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function bandText(band: StartUp['offsets'][number]['band']): string {
  switch (band) {
    case 'under 10 µs':
      return '< 10 µs';
    case '10 to 50 µs':
      return '10–50 µs';
    case 'over 50 µs':
      return '> 50 µs';
  }
}

function whoWhere({ goroutine, proc, thread }: StartUpStep): string {
  return [goroutine === undefined ? undefined : nameOf(goroutine), proc === undefined ? undefined : `P${proc}`, thread === undefined ? undefined : t('thread {thread}', { thread })].filter((part) => part !== undefined).join(', ');
}
