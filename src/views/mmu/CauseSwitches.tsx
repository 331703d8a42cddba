// What counts as the collector's, and how: the switches above the curve.
import { UTILISATION_CAUSES, WORKER_COUNTINGS } from '../../../workers/api.ts';
import type { GcLook } from '../gc/gcLook.ts';
import { Segments } from '../table/Segments.tsx';
import { CAUSE_WORDS } from './mmuWords.ts';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly look: GcLook;
  readonly onLook: (patch: Partial<GcLook>) => void;
}

const COUNTING_WORDS = { 'each once': marked('Each worker once'), 'go tool trace': marked('As go tool trace') } as const;

export function CauseSwitches({ look, onLook }: Props) {
  const { causes, perProc, mut, workerCounting } = look;
  return (
    <div className="mmu-switches">
      <fieldset className="mmu-switches__group">
        <legend className="mmu-switches__legend">{t('Counts as lost')}</legend>
        {UTILISATION_CAUSES.map((cause) => (
          <label key={cause} className="mmu-switch" title={t(CAUSE_WORDS[cause].hint)}>
            <input type="checkbox" checked={causes[cause]} onChange={({ target }) => onLook({ causes: { ...causes, [cause]: target.checked } })} />
            <span className={`mmu-key mmu-key--${cause}`} aria-hidden="true" />
            {t(CAUSE_WORDS[cause].name)}
          </label>
        ))}
      </fieldset>
      <Segments
        label={t('Whose')}
        choices={[
          { id: 'all', text: t('All Ps') },
          { id: 'one', text: t('Any one P') },
        ]}
        chosen={perProc ? 'one' : 'all'}
        onChoose={(id) => onLook({ perProc: id === 'one' })}
      />
      <Segments label={t('Mark workers counted')} choices={WORKER_COUNTINGS.map((id) => ({ id, text: COUNTING_WORDS[id] }))} chosen={workerCounting} onChoose={(id) => onLook({ workerCounting: id })} />
      {workerCounting === 'each once' && (
        <label className="mmu-switch" title={t('How many of all windows are worse: 0.1 %, 1 %, 5 %')}>
          <input type="checkbox" checked={mut} onChange={({ target }) => onLook({ mut: target.checked })} />
          {t('Percentiles')}
        </label>
      )}
    </div>
  );
}
