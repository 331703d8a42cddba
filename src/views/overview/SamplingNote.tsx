import type { ReactNode } from 'react';
import { t } from '../../../language/t.ts';
import type { ProfileFacts } from '../../../workers/api.ts';
import { formatValue } from '../format.ts';
import { samplingError, samplingErrorText } from '../profile/samplingError.ts';

/** Shares of the total that the note tells the error of: a heavy function, and one that is easily overlooked. */
const SHARES = [0.1, 0.01] as const;

/** How sure figures of the default sample type are, where the profile tells. */
export function SamplingNote({ facts }: { readonly facts: ProfileFacts }): ReactNode {
  const at = facts.defaultSampleType;
  const { type, unit, total = 0 } = facts.sampleTypes[at] ?? {};
  const whole = samplingError(facts, at, total);
  if (type === undefined || unit === undefined || whole === undefined) return undefined;
  const parts = SHARES.flatMap((share) => {
    const error = samplingError(facts, at, total * share);
    return error === undefined ? [] : [t('{value} {error}', { value: formatValue(total * share, unit), error: samplingErrorText(error) })];
  });
  const figures = parts.join(t(', of '));
  return (
    <p className="overview__note">
      {whole.share >= 1
        ? t('The runtime samples. With 95 % certainty the total of {type} is right or not ({error}); a figure of {figures}.', { type, error: samplingErrorText(whole), figures })
        : t('The runtime samples. With 95 % certainty the total of {type} is right to {error}; a figure of {figures}.', { type, error: samplingErrorText(whole), figures })}
    </p>
  );
}

