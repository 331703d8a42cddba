import type { EvidencePlace, Measure, Verdict } from '../../../workers/api.ts';
import { exactFigure, figureText } from './measureText.ts';
import { leadOf } from './places.ts';
import { ThresholdEdit } from './ThresholdEdit.tsx';
import { measureWords, SOURCE_WORDS } from './words.ts';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly measure: Measure;
  readonly decides: boolean;
  readonly showPlace: (place: EvidencePlace) => void;
  readonly setThreshold: (id: string, value: number | undefined) => void;
}

const SHOWN_PLACES = 4;
const MARKS: Readonly<Record<Verdict, string>> = { holds: marked('within'), fails: marked('beyond'), unknown: marked('not decided') };

/** A figure, its threshold, and the ways to what it was made from. */
export function MeasureLine({ measure, decides, showPlace, setThreshold }: Props) {
  const { id, value, unit, threshold, verdict, places } = measure;
  const words = measureWords(id);
  const first = places[0];
  return (
    <li className={decides ? 'measure measure--decides' : 'measure'}>
      <span className="measure__name">{words.name}</span>
      <span className="measure__value" title={exactFigure(value, unit)}>
        {value === 0 && unit === 'ns' ? t('none') : figureText(value, unit)}
      </span>
      <span className="measure__limit">
        {threshold !== undefined && (
          <>
            <Gauge share={threshold === 0 ? 1 : value / threshold} verdict={verdict} />
            <ThresholdEdit measure={{ ...measure, threshold }} name={words.name} why={words.why} onChange={(next) => setThreshold(id, next)} />
            {verdict !== 'holds' && <span className="measure__mark">{t(MARKS[verdict])}</span>}
          </>
        )}
      </span>
      {first !== undefined && (
        <span className="measure__from">
          <span title={first.document}>{t(SOURCE_WORDS[first.source])}</span>
          {places.slice(0, SHOWN_PLACES).map((place) => {
            const lead = leadOf(place);
            return (
              <button key={JSON.stringify(place)} type="button" className="link-button measure__place" title={t('Show {to} ({document})', { to: lead.to, document: place.document })} onClick={() => showPlace(place)}>
                {lead.text}
              </button>
            );
          })}
        </span>
      )}
      {decides && words.why !== undefined && <span className="measure__why">{words.why}</span>}
    </li>
  );
}

/** How far from its threshold, which stands in the middle. */
function Gauge({ share, verdict }: { readonly share: number; readonly verdict: Verdict }) {
  return (
    <span className="measure-gauge" aria-hidden="true">
      <span className={`measure-gauge__fill measure-gauge__fill--${verdict}`} style={{ width: `${Math.min(1, Math.max(0, share) / 2) * 100}%` }} />
    </span>
  );
}
