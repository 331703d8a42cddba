// How long tasks or regions took, on a log scale; its two handles choose the durations that the table below lists.
import { useState, type CSSProperties } from 'react';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { formatCount, formatNs } from '../format.ts';
import { BUCKETS_A_DECADE, bucketsOf, countIn, decadesOf, durationsOf, edgeNs, type Buckets } from './histogram.ts';
import type { MarksTable } from './marksTable.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** "all tasks", "tasks of type …". */
  readonly what: string;
  readonly histogram: Uint32Array;
  readonly chosen: MarksTable['durationNs'];
  readonly onChoose: (durationNs: MarksTable['durationNs']) => void;
}

const HEIGHT = 72;

export function DurationHistogram({ what, histogram, chosen, onChoose }: Props) {
  const [draft, setDraft] = useState<Buckets | undefined>(undefined);
  const domain = decadesOf(histogram);
  if (domain === undefined) return <p className="histogram__none">{t('No duration is known of {what}: none both began and ended here.', { what })}</p>;

  const shown = draft ?? (chosen === undefined ? domain : bucketsOf(chosen, domain));
  const isAll = shown.first === domain.first && shown.after === domain.after;
  const highest = Math.max(1, ...histogram);
  const buckets = domain.after - domain.first;
  const choose = ([from = domain.first, to = domain.after]: readonly number[]): Buckets => {
    // Handles that meet choose the bucket they meet at.
    const first = Math.min(from, domain.after - 1);
    return { first, after: Math.max(to, first + 1) };
  };
  return (
    <Slider
      className="histogram"
      minValue={domain.first}
      maxValue={domain.after}
      value={[shown.first, shown.after]}
      onChange={(values) => setDraft(choose(values))}
      onChangeEnd={(values) => {
        const next = choose(values);
        setDraft(undefined);
        onChoose(next.first === domain.first && next.after === domain.after ? undefined : durationsOf(next));
      }}
    >
      <div className="histogram__top">
        <Label className="histogram__label">{t('Durations of {what}', { what })}</Label>
        <span className="histogram__chosen">
          {isAll
            ? formatCount(countIn(histogram, domain))
            : t('{shown} of {all}, {from} to {to}', { shown: formatCount(countIn(histogram, shown)), all: formatCount(countIn(histogram, domain)), from: formatNs(durationsOf(shown).fromNs), to: formatNs(edgeNs(shown.after)) })}
        </span>
        {!isAll && (
          <button type="button" className="link-button" onClick={() => onChoose(undefined)}>
            {t('All durations')}
          </button>
        )}
      </div>
      <SliderTrack className="histogram__track">
        <svg className="histogram__bars" viewBox={`0 0 ${buckets} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {Array.from({ length: buckets }, (_, place) => {
            const bucket = domain.first + place;
            const count = histogram[bucket] ?? 0;
            if (count === 0) return undefined;
            // One of many is seen too.
            const height = Math.max(2, (count / highest) * HEIGHT);
            const inside = bucket >= shown.first && bucket < shown.after;
            return (
              <rect key={bucket} className={inside ? 'histogram__bar' : 'histogram__bar histogram__bar--out'} x={place + 0.06} width={0.88} y={HEIGHT - height} height={height} />
            );
          })}
        </svg>
        <SliderThumb index={0} className="histogram__thumb" aria-label={t('Shortest')} />
        <SliderThumb index={1} className="histogram__thumb" aria-label={t('Longest')} />
      </SliderTrack>
      <div className="histogram__axis" aria-hidden="true">
        {Array.from({ length: buckets / BUCKETS_A_DECADE + 1 }, (_, decade) => (
          <span key={decade} className="histogram__tick" style={{ '--at': (decade * BUCKETS_A_DECADE) / buckets } as CSSProperties}>
            {decadeLabel(domain.first / BUCKETS_A_DECADE + decade)}
          </span>
        ))}
      </div>
    </Slider>
  );
}

function decadeLabel(power: number): string {
  if (power >= 9) return `${10 ** (power - 9)} s`;
  if (power >= 6) return `${10 ** (power - 6)} ms`;
  if (power >= 3) return `${10 ** (power - 3)} µs`;
  return `${10 ** power} ns`;
}
