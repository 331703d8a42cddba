// Which waits, and how they are shown: kinds, picture, what columns are as high as, and a moment that parts them.
import { Split } from 'lucide-react';
import { useId } from 'react';
import { WAIT_KINDS, type Ns, type TimeRange, type WaitCauses, type WaitKind } from '../../../workers/api.ts';
import { exactNs, formatCount, formatMoment } from '../format.ts';
import { Segments } from '../table/Segments.tsx';
import type { HistoryStep } from '../viewState.ts';
import { causesTotalNs } from './causeSentence.ts';
import { KIND_WORDS } from './causeLook.ts';
import type { WaitLook } from './waitLook.ts';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly look: WaitLook;
  /** Of waits of any kind. */
  readonly kinds: WaitCauses['kinds'];
  /** The range that a moment parts. */
  readonly range: TimeRange;
  readonly isParted: boolean;
  readonly onLook: (patch: Partial<WaitLook>, step?: HistoryStep) => void;
}

const PICTURES = [
  { id: 'histogram', text: marked('Lengths') },
  { id: 'map', text: marked('Over time') },
  { id: 'tail', text: marked('Tail') },
] as const;
const WEIGHTS = [
  { id: 'count', text: marked('Number') },
  { id: 'time', text: marked('Waiting') },
] as const;
/** Positions of the slider. */
const STEPS = 1000;

export function WaitControls({ look, kinds, range, isParted, onLook }: Props) {
  const { momentNs } = look;
  const slider = useId();
  const spanNs = range.endNs - range.startNs;
  const toggle = (kind: WaitKind): void => {
    const next = look.kinds.includes(kind) ? look.kinds.filter((one) => one !== kind) : WAIT_KINDS.filter((one) => one === kind || look.kinds.includes(one));
    onLook({ kinds: next.length === WAIT_KINDS.length ? [] : next });
  };
  const atStep = (step: number): Ns => Math.round(range.startNs + (step / STEPS) * spanNs);
  return (
    <div className="waits__bar">
      <ul className="wait-kinds" aria-label={t('Kinds of waits')}>
        {WAIT_KINDS.map((kind) => {
          const { count = 0, causes = [] } = kinds.find((one) => one.kind === kind) ?? {};
          return (
            <li key={kind}>
              <button type="button" className="wait-kind" aria-pressed={look.kinds.includes(kind)} disabled={count === 0 && !look.kinds.includes(kind)} title={t('{meaning}: {time} in all', { meaning: t(KIND_WORDS[kind].meaning), time: exactNs(causesTotalNs(causes)) })} onClick={() => toggle(kind)}>
                {t(KIND_WORDS[kind].name)} <span className="wait-kind__count">{formatCount(count)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className="waits__choices">
        <button type="button" className="button flame-button" aria-pressed={isParted} title={t('Lay what came before a moment beside what came after')} onClick={() => onLook({ momentNs: isParted ? undefined : atStep(STEPS / 2) })}>
          <Split size={14} aria-hidden="true" /> {t('Before and after')}
        </button>
        {isParted && momentNs !== undefined && (
          <span className="wait-moment">
            <label className="wait-moment__label" htmlFor={slider}>
              {t('Moment')}
            </label>
            <input
              id={slider}
              className="wait-moment__slider"
              type="range"
              min={1}
              max={STEPS - 1}
              value={Math.round(((momentNs - range.startNs) / spanNs) * STEPS)}
              aria-valuetext={formatMoment(momentNs, spanNs)}
              onChange={({ target }) => onLook({ momentNs: atStep(Number(target.value)) }, 'replace')}
            />
            <span title={exactNs(momentNs)}>{formatMoment(momentNs, spanNs)}</span>
          </span>
        )}
        {look.picture === 'histogram' && <Segments label={t('Columns are as high as')} choices={WEIGHTS} chosen={look.weight} onChoose={(weight) => onLook({ weight })} />}
        <Segments label={t('Picture')} choices={PICTURES} chosen={look.picture} onChoose={(picture) => onLook({ picture })} />
      </div>
    </div>
  );
}
