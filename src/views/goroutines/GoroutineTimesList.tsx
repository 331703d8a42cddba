import type { AskTrace, Ns } from '../../../workers/api.ts';
import { Section } from '../detail/DetailFrame.tsx';
import { exactNs, formatNs, formatPercent } from '../format.ts';
import { useAnswered } from '../useAnswer.ts';
import { t } from '../../../language/t.ts';
import './goroutineTimes.css';

interface Props {
  readonly ask: AskTrace;
  readonly goroutine: number;
}

/** What one goroutine waited for in all of its life, and its time in GC work and stops of the world. */
export function GoroutineTimesList({ ask, goroutine }: Props) {
  const answered = useAnswered(ask, { ask: 'goroutineTimes', goroutine, range: undefined });
  if (answered === undefined) {
    return (
      <Section title={t('What it waited for')}>
        <p className="detail__none">{t('Reading its life…')}</p>
      </Section>
    );
  }
  // Of another goroutine until this one's answer is here.
  const times = answered.answer?.goroutine.goroutine === goroutine ? answered.answer : undefined;
  if (times === undefined) return undefined;
  const { totalNs, waits, ranges, syscallBlockedNs } = times;
  return (
    <>
      {waits.length > 0 && (
        <Section title={t('What it waited for')}>
          <ul>
            {waits.map(({ reason, totalNs: ns }) => (
              <Line key={reason} name={reason === '' ? t('not recorded') : reason} ns={ns} ofNs={totalNs} />
            ))}
          </ul>
        </Section>
      )}
      {(ranges.length > 0 || syscallBlockedNs > 0) && (
        <Section title={t('Of its time')}>
          <ul>
            {ranges.map(({ name, totalNs: ns }) => (
              <Line key={name} name={name} ns={ns} ofNs={totalNs} />
            ))}
            {syscallBlockedNs > 0 && <Line name={t('in system calls without a P')} ns={syscallBlockedNs} ofNs={totalNs} />}
          </ul>
        </Section>
      )}
    </>
  );
}

function Line({ name, ns, ofNs }: { readonly name: string; readonly ns: Ns; readonly ofNs: Ns }) {
  return (
    <li className="goroutine-times__one">
      <span className="goroutine-times__name">{name}</span>
      <span title={exactNs(ns)}>{formatNs(ns)}</span>
      <span className="goroutine-times__share">{formatPercent(ofNs === 0 ? 0 : ns / ofNs)}</span>
    </li>
  );
}
