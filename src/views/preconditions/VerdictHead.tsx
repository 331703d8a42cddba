import type { EvidencePlace, Finding, Measure } from '../../../workers/api.ts';
import { figureText, exactFigure } from './measureText.ts';
import { leadOf } from './places.ts';
import { ToRecord } from './PreconditionCard.tsx';
import { ThresholdEdit } from './ThresholdEdit.tsx';
import { VerdictMark } from './VerdictMark.tsx';
import { measureWords, preconditionName, SOURCE_WORDS } from './words.ts';
import { marked, t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly finding: Finding;
  readonly preconditions: readonly Finding[];
  readonly showPlace: (place: EvidencePlace) => void;
  readonly setThreshold: (id: string, value: number | undefined) => void;
}

const FIGURES = [
  { id: 'pause-p50', label: 'p50' },
  { id: 'pause-p99', label: 'p99' },
  { id: 'pause-max', label: marked('longest') },
] as const;

/** Are stops under a millisecond, and if not, what explains it. */
export function VerdictHead({ finding, preconditions, showPlace, setThreshold }: Props) {
  const { verdict, measures, explainedBy, missing } = finding;
  const source = measures[0]?.places[0]?.source;
  return (
    <section className={`verdict verdict--${verdict} card`} aria-labelledby="verdict-heading">
      <h2 id="verdict-heading" className="verdict__title">
        <VerdictMark verdict={verdict} size={24} word={headline(measures)} />
      </h2>
      {measures.length > 0 && (
        <dl className="verdict__figures">
          {FIGURES.map(({ id, label }) => {
            const measure = measures.find((one) => one.id === id);
            return measure && <Figure key={id} label={label} measure={measure} showPlace={showPlace} setThreshold={setThreshold} />;
          })}
        </dl>
      )}
      {source !== undefined && <p className="verdict__from">{fromText(source, measures)}</p>}
      {verdict === 'fails' && <Explanation explainedBy={explainedBy} preconditions={preconditions} showPlace={showPlace} />}
      {missing.length > 0 && <ToRecord missing={missing} />}
    </section>
  );
}

function Figure({ label, measure, showPlace, setThreshold }: { readonly label: string; readonly measure: Measure } & Pick<Props, 'showPlace' | 'setThreshold'>) {
  const { value, unit, threshold, verdict, places, id } = measure;
  const place = places[0];
  const text = figureText(value, unit);
  const words = measureWords(id);
  return (
    <div className="verdict-figure">
      <dt>{t(label)}</dt>
      <dd>
        {place === undefined ? (
          <span className="verdict-figure__value">{text}</span>
        ) : (
          <button type="button" className="link-button verdict-figure__value" title={`${exactFigure(value, unit)}. ${t('Show {to}', { to: leadOf(place).to })}`} onClick={() => showPlace(place)}>
            {text}
          </button>
        )}
        <span className="verdict-figure__limit">
          <VerdictMark verdict={verdict} size={13} word={verdict === 'holds' ? '' : t('not')} />
          {threshold !== undefined && <ThresholdEdit measure={{ ...measure, threshold }} name={words.name} why={words.why} onChange={(next) => setThreshold(id, next)} />}
        </span>
      </dd>
    </div>
  );
}

function Explanation({ explainedBy, preconditions, showPlace }: Pick<Finding, 'explainedBy'> & Pick<Props, 'preconditions' | 'showPlace'>) {
  if (explainedBy.length === 0) {
    const failing = preconditions.some(({ verdict }) => verdict === 'fails');
    return <p>{failing ? t('What stretched the long stops is not told.') : t('None of the preconditions that can be told fails; only an execution trace says what a stop waited for, the machine among it.')}</p>;
  }
  return (
    <div className="verdict__why">
      <h3>{explainedBy.length > 1 ? t('What explains it, the likeliest first') : t('What explains it')}</h3>
      <ol className={explainedBy.length > 1 ? undefined : 'verdict__single'}>
        {explainedBy.map((explained) => (
          <li key={explained}>
            {explained === 'machine' ? (
              <Machine longest={measuresOf(preconditions).find(({ id }) => id === 'stop-stretched-by-machine')} showPlace={showPlace} />
            ) : (
              <button type="button" className="link-button" onClick={() => document.getElementById(`precondition-${explained}`)?.focus()}>
                {t('{precondition}: does not hold', { precondition: preconditionName(explained) })}
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Machine({ longest, showPlace }: { readonly longest: Measure | undefined } & Pick<Props, 'showPlace'>) {
  const place = longest?.places[0];
  return (
    <>
      {t('The machine: while the long stops lasted no P ran the program’s code, or its CPUs were taken away.')}
      {longest !== undefined && place !== undefined && (
        <>
          {' '}
          <Said
            message="The longest of them took {longest}."
            values={{
              longest: (
                <button type="button" className="link-button" title={t('Show {to}', { to: leadOf(place).to })} onClick={() => showPlace(place)}>
                  {figureText(longest.value, longest.unit)}
                </button>
              ),
            }}
          />
        </>
      )}
    </>
  );
}

function measuresOf(findings: readonly Finding[]): readonly Measure[] {
  return findings.flatMap(({ measures }) => measures);
}

function headline(measures: readonly Measure[]): string {
  const failing = FIGURES.filter(({ id }) => measures.find((measure) => measure.id === id)?.verdict === 'fails');
  if (measures.length === 0) return t('How long stops are cannot be told from this');
  if (failing.length === 0) return t('All stops are short enough');
  if (failing.some(({ id }) => id === 'pause-p50')) return t('Most stops are too long');
  if (failing.some(({ id }) => id === 'pause-p99') && measures.some(({ id }) => id === 'pause-p50')) return t('Half of the stops are short, the longest are not');
  return t('Nearly all stops are short, the longest is not');
}

function fromText(source: keyof typeof SOURCE_WORDS, measures: readonly Measure[]): string {
  const from = t('Told by {document} ({source})', { document: measures[0]?.places[0]?.document ?? '', source: t(SOURCE_WORDS[source]) });
  switch (source) {
    case 'trace':
      return t('{from}: every stop for whatever reason, from the request on.', { from });
    case 'gctrace':
      return t('{from}: the two stops of each cycle, without the time until all Ps had come to a halt.', { from });
    case 'memstats':
    case 'prometheus':
      return t('{from}: the two stops of a cycle together.', { from });
    case 'metrics':
      return t('{from}: every stop, rounded up to the end of its bucket.', { from });
    case 'heap profile':
      return from;
  }
}
