import { X } from 'lucide-react';
import type { AskProfile, LookedAt, RawSample, RowName, SampleQuestion, SampleTypeFacts } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { exactCount, exactValue, formatValue } from '../format.ts';
import { ValueText } from '../table/ValueText.tsx';
import { useAnswer } from '../useAnswer.ts';
import { sampleText } from './sampleText.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskProfile;
  /** Of one sample. */
  readonly question: LookedAt & Extract<SampleQuestion, { readonly ask: 'rawSamples' }>;
  readonly sampleTypes: readonly SampleTypeFacts[];
  readonly chosen: RowName | undefined;
  readonly onChoose: (name: RowName) => void;
  readonly onClose: () => void;
}

/** All of one sample. */
export function SampleDetail({ ask, question, sampleTypes, chosen, onChoose, onClose }: Props) {
  const answer = useAnswer(ask, question);
  const sample = answer?.from === question.from ? answer.samples[0] : undefined;
  return (
    // What scrolls is reached by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="sample" aria-label={t('One sample')} tabIndex={0}>
      <header className="sample__head">
        <h2 className="sample__title">{sample === undefined ? t('Looking it up…') : t('Sample {number}', { number: exactCount(sample.sample + 1) })}</h2>
        {sample !== undefined && <CopyButton text={() => sampleText(sample, sampleTypes)} what={t('the sample as text')} />}
        <button type="button" className="icon-button icon-button--small" aria-label={t('Close the sample')} title={t('Close the sample')} onClick={onClose}>
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      {sample !== undefined && (
        <>
          <dl className="sample__fields">
            {sampleTypes.map(({ type, unit }, nth) => (
              <div key={type} className="sample__field">
                <dt>{type}</dt>
                <dd>
                  <ValueText value={sample.values[nth] ?? 0} unit={unit} /> <span className="sample__exact">{exactly(sample.values[nth] ?? 0, unit)}</span>
                </dd>
              </div>
            ))}
            {sample.labels.map(({ key, text }, nth) => (
              <div key={`${key} ${nth}`} className="sample__field">
                <dt title={t('Label')}>{key}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <Stack sample={sample} chosen={chosen} onChoose={onChoose} />
        </>
      )}
    </section>
  );
}

/** What three digits do not say; '' where they say it all. */
function exactly(value: number, unit: string): string {
  const exact = exactValue(value, unit);
  return value === 0 || exact === formatValue(value, unit) ? '' : exact;
}

function Stack({ sample: { frames, depth }, chosen, onChoose }: { readonly sample: RawSample; readonly chosen: RowName | undefined; readonly onChoose: (name: RowName) => void }) {
  if (depth === 0) return <p className="sample__note">{t('It has no stack.')}</p>;
  return (
    <>
      <ol className="sample__stack" aria-label={t('Stack, from where it was')}>
        {frames.map(({ name, file, line, inlined, address }, nth) => (
          <li key={nth} className={name === chosen ? 'sample__frame sample__frame--chosen' : 'sample__frame'}>
            <button type="button" className="link-button sample__name" title={t('Mark the function in all views')} onClick={() => onChoose(name)}>
              {name}
            </button>
            {inlined && <span className="sample__inline"> {t('(inline)')}</span>}
            <span className="sample__place">
              {file !== '' && `${file}${line === 0 ? '' : `:${line}`} `}
              {address}
            </span>
          </li>
        ))}
      </ol>
      {depth > frames.length && <p className="sample__note">{t('{n} more frames towards the root are not listed.', { n: exactCount(depth - frames.length) })}</p>}
    </>
  );
}
