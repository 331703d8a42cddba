import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import type { Ns } from '../../../workers/api.ts';
import { formatNs } from '../format.ts';
import { nearestStep, THRESHOLD_STEPS } from './thresholdSteps.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly thresholdNs: Ns;
  readonly onChange: (thresholdNs: Ns) => void;
}

/** Waits longer than this stand out. A slider over round durations. */
export function ThresholdControl({ thresholdNs, onChange }: Props) {
  const last = THRESHOLD_STEPS.length - 1;
  const at = nearestStep(thresholdNs);
  return (
    <Slider
      className="threshold"
      minValue={0}
      maxValue={last}
      value={at}
      onChange={(step) => {
        const next = THRESHOLD_STEPS[step];
        if (next !== undefined) onChange(next);
      }}
    >
      <Label className="threshold__label">{t('Threshold')}</Label>
      <SliderTrack className="threshold__track">
        <span className="threshold__over" style={{ left: `${(at / last) * 100}%` }} />
        <SliderThumb className="threshold__thumb" aria-valuetext={formatNs(thresholdNs)} />
      </SliderTrack>
      <SliderOutput className="threshold__value">{formatNs(thresholdNs)}</SliderOutput>
    </Slider>
  );
}
