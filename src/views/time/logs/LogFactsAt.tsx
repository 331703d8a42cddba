import { Fragment } from 'react';
import type { GcCycle, Ns } from '../../../../workers/api.ts';
import { valueAt } from '../../../charts/marks/steps.ts';
import { formatBytes, formatCount, formatNs } from '../../format.ts';
import { useLatest, type Followed } from '../useFollowed.ts';
import { alignedReason, alignedWords } from './alignedWords.ts';
import type { LogCycles, LogLines } from './askLogRows.ts';
import { LINES, LOG_ROW_NAMES, type LogRow, type PlacedLog } from './logRows.ts';
import type { LogRowAnswers } from './useLogRows.ts';
import { t } from '../../../../language/t.ts';

interface Props {
  readonly row: LogRow;
  readonly atNs: Ns;
  /** A band so far away still counts as meant. */
  readonly reachNs: Ns;
  readonly answers: LogRowAnswers;
}

/** The tooltip of a row of a log: what it tells of a moment, which file that is, and how its time was found. */
export function LogFactsAt({ row, atNs, reachNs, answers }: Props) {
  const log = answers.logs[row];
  if (log === undefined) return undefined;
  return (
    <>
      {row === 'gctrace' ? <CycleAt cycles={answers.gctrace} atNs={atNs} reachNs={reachNs} log={log} /> : <ValuesAt row={row} lines={answers[row]} atNs={atNs} />}
      <LogSource log={log} />
    </>
  );
}

/** "stderr.log, aligned by GC cycles ± 0.2 ms (8 cycles agree)" */
function LogSource({ log }: { readonly log: PlacedLog }) {
  const reason = alignedReason(log);
  return (
    <p className="tooltip__hint">
      {reason === undefined
        ? t('{name}, {aligned}. Click shows it there.', { name: log.key, aligned: alignedWords(log) })
        : t('{name}, {aligned} ({reason}). Click shows it there.', { name: log.key, aligned: alignedWords(log), reason })}
    </p>
  );
}

/** The cycle at or next to a moment, of those that are told apart. */
export function cycleAt({ startNs, endNs, of, cycles }: LogCycles, atNs: Ns, reachNs: Ns): GcCycle | undefined {
  let best: GcCycle | undefined;
  let least = reachNs;
  for (const [band, start] of startNs.entries()) {
    const distance = Math.max(0, start - atNs, atNs - (endNs[band] ?? start));
    const cycle = cycles[of[band] ?? -1];
    if (cycle === undefined || distance > least || (distance === least && best !== undefined)) continue;
    best = cycle;
    least = distance;
  }
  return best;
}

function CycleAt({ cycles, atNs, reachNs, log }: { readonly cycles: Followed<LogCycles>; readonly atNs: Ns; readonly reachNs: Ns; readonly log: PlacedLog }) {
  const latest = useLatest(cycles);
  const cycle = latest && cycleAt(latest, atNs, reachNs);
  if (cycle === undefined) {
    return <p className="tooltip__title">{latest !== undefined && latest.total > latest.cycles.length ? t('{total} GC cycles: zoom in to tell them apart', { total: formatCount(latest.total) }) : t('No GC cycle here')}</p>;
  }
  const { number, sweepTerminationNs, markNs, markTerminationNs, heap } = cycle;
  return (
    <>
      <p className="tooltip__title">{t('gctrace: GC cycle {number}', { number: number === undefined ? '' : formatCount(number) })}</p>
      <dl className="tooltip__facts">
        <Fact name={t('STW sweep termination')} value={sweepTerminationNs} />
        <Fact name={t('concurrent mark')} value={markNs} />
        <Fact name={t('STW mark termination')} value={markTerminationNs} />
        <Bytes name={t('heap')} values={[heap.startBytes, heap.peakBytes, heap.liveBytes]} />
        <Bytes name={t('goal')} values={[heap.goalBytes]} />
        <dt>{t('begins')}</dt>
        <dd>{t('{at} to a millisecond later', { at: formatNs(cycle.startNs + log.offsetNs) })}</dd>
      </dl>
      <p className="tooltip__hint">{t('Figures as the line has them, cut off. The trace’s mark termination is longer: it lasts until the world runs again.')}</p>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: Ns | undefined }) {
  if (value === undefined) return undefined;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value === 0 ? t('under 1 µs') : formatNs(value)}</dd>
    </>
  );
}

function Bytes({ name, values }: { readonly name: string; readonly values: readonly (number | undefined)[] }) {
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return undefined;
  return (
    <>
      <dt>{name}</dt>
      <dd>{known.map(formatBytes).join(' → ')}</dd>
    </>
  );
}

function ValuesAt({ row, lines, atNs }: { readonly row: Exclude<LogRow, 'gctrace'>; readonly lines: Followed<LogLines>; readonly atNs: Ns }) {
  const latest = useLatest(lines);
  const isKnown = latest !== undefined && atNs >= latest.known.startNs && atNs <= latest.known.endNs;
  return (
    <>
      <p className="tooltip__title">{LOG_ROW_NAMES[row]}</p>
      {isKnown ? (
        <dl className="tooltip__facts">
          {LINES[row].lines.map(({ name, label }) => {
            const line = latest.lines.find((one) => one.name === name);
            return line === undefined ? undefined : (
              <Fragment key={name}>
                <dt>{t(label)}</dt>
                <dd>{valueText(valueAt(line.steps, atNs), LINES[row].unit)}</dd>
              </Fragment>
            );
          })}
        </dl>
      ) : (
        <p className="tooltip__hint">{t('The log tells nothing of this moment.')}</p>
      )}
    </>
  );
}

export function valueText(value: number | undefined, unit: 'bytes' | 'count'): string {
  if (value === undefined) return t('not told');
  return unit === 'bytes' ? formatBytes(value) : formatCount(value);
}
