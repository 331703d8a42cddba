import { CopyButton } from '../CopyButton.tsx';
import type { EvidencePlace, EvidenceSource, Finding, Measure, PreconditionId } from '../../../workers/api.ts';
import { MeasureLine } from './MeasureLine.tsx';
import { VerdictMark } from './VerdictMark.tsx';
import { LETTERS, PRECONDITION_WORDS, RECORDING } from './words.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly finding: Finding & { readonly id: PreconditionId };
  readonly showPlace: (place: EvidencePlace) => void;
  readonly setThreshold: (id: string, value: number | undefined) => void;
}

/** One precondition: does it hold, by which figure, what to record to find out, what usually helps. */
export function PreconditionCard({ finding, showPlace, setThreshold }: Props) {
  const { id, verdict, measures, missing } = finding;
  const { title, says, helps } = PRECONDITION_WORDS[id];
  const heading = `precondition-${id}`;
  // The source that decides, and the figure that decides with it, which may be another's.
  const source = measures[0]?.places[0]?.source;
  const firsts = measures.filter((measure, place) => place < 2 || measure.places[0]?.source === source);
  const others = measures.filter((measure) => !firsts.includes(measure));
  return (
    <section className={`precondition precondition--${verdict} card`} aria-labelledby={heading}>
      <header className="precondition__head">
        <h2 id={heading} className="precondition__title" tabIndex={-1}>
          <span className="precondition__letter">{LETTERS[id]}.</span> {t(title)}
        </h2>
        <VerdictMark verdict={verdict} />
      </header>
      <p className="precondition__says">{t(says[verdict])}</p>
      {firsts.length > 0 && <Measures measures={firsts} decides={verdict !== 'unknown'} showPlace={showPlace} setThreshold={setThreshold} />}
      {others.length > 0 && (
        <details className="precondition__more">
          <summary>{t('What other sources tell: {count, plural, one {a figure} other {# figures}}', { count: others.length })}</summary>
          <Measures measures={others} decides={false} showPlace={showPlace} setThreshold={setThreshold} />
        </details>
      )}
      {missing.length > 0 && <ToRecord missing={missing} />}
      <details className="precondition__helps" open={verdict === 'fails'}>
        <summary>{t('What usually helps')}</summary>
        <ul>
          {helps.map((help) => (
            <li key={help}>{t(help)}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Measures({ measures, decides, showPlace, setThreshold }: Omit<Props, 'finding'> & { readonly measures: readonly Measure[]; readonly decides: boolean }) {
  return (
    <ul className="precondition__measures">
      {measures.map((measure, place) => (
        <MeasureLine key={`${measure.id} ${measure.places[0]?.source} ${measure.places[0]?.document}`} measure={measure} decides={decides && place === 0} showPlace={showPlace} setThreshold={setThreshold} />
      ))}
    </ul>
  );
}

export function ToRecord({ missing }: { readonly missing: readonly EvidenceSource[] }) {
  return (
    <div className="to-record">
      <h3 className="to-record__title">{missing.length > 1 ? t('To find out, record one of these and drop it beside:') : t('To find out, record this and drop it beside:')}</h3>
      <ul className="to-record__list">
        {missing.map((source) => (
          <li key={source} className="to-record__one">
            <span>{t(RECORDING[source].what)}</span>
            <span className="to-record__command">
              <code>{RECORDING[source].command}</code>
              <CopyButton text={RECORDING[source].command} what={t('the command')} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
