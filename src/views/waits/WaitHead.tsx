// The first thing to read: the sentence, the bar of causes, and how long waits are.
import type { WaitCauses } from '../../../workers/api.ts';
import { exactNs, formatNs } from '../format.ts';
import type { ChangeView, ViewState } from '../viewState.ts';
import { CauseBar } from './CauseBar.tsx';
import { CauseSentence } from './CauseSentence.tsx';
import { selectionSentence } from './causeSentence.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly answers: readonly { readonly label: string | undefined; readonly of: WaitCauses }[];
  readonly state: Pick<ViewState, 'waitLook'>;
  readonly change: ChangeView;
}

export function WaitHead({ answers, state, change }: Props) {
  return (
    <div className="wait-head">
      {answers.map(({ label = '', of }) => (
        <div key={label} className="wait-head__side">
          {label !== '' && <h2 className="wait-head__label">{label === 'before' ? t('Before') : t('After')}</h2>}
          <CauseSentence phrases={selectionSentence(of.latency.n, of, of.known)} state={state} change={change} />
          <CauseBar causes={of.causes} />
          <Figures of={of} change={change} state={state} />
        </div>
      ))}
    </div>
  );
}

function Figures({ of: { latency, p9999Ns }, state, change }: { readonly of: WaitCauses; readonly state: Pick<ViewState, 'waitLook'>; readonly change: ChangeView }) {
  const { p50Ns, p90Ns, p99Ns, p999Ns, maxNs } = latency;
  if (latency.n === 0) return undefined;
  const figures = [
    ['p50', p50Ns],
    ['p90', p90Ns],
    ['p99', p99Ns],
    ['p99.9', p999Ns],
    ['p99.99', p9999Ns],
    [t('longest'), maxNs],
  ] as const;
  return (
    <dl className="figures__list wait-head__figures">
      {figures.map(([name, ns]) => (
        <div key={name} className="figures__item">
          <dt>{name}</dt>
          <dd>
            <button type="button" className="link-button" title={t('{length}. List the waits this long or longer', { length: exactNs(ns) })} onClick={() => change({ waitLook: { ...state.waitLook, lengthNs: { fromNs: ns, toNs: maxNs } } }, 'push')}>
              {formatNs(ns)}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}
