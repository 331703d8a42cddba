// One wait moment by moment: what stood in the way when, and who. Stands in the detail of whatever a wait belongs to.
import { WAIT_CAUSES, type AskTrace, type Ns, type TraceFacts, type WaitDetail } from '../../../workers/api.ts';
import { exactNs, formatCount, formatMoment, formatNs } from '../format.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ChangeView, ViewState } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { CAUSE_FILLS, CAUSE_LOOKS, KIND_WORDS, WAKER_WORDS } from './causeLook.ts';
import { CauseSentence } from './CauseSentence.tsx';
import { causesTotalNs, waitSentence } from './causeSentence.ts';
import { evidenceLead } from './evidenceLead.ts';
import { PieceBar } from './PieceBar.tsx';
import { shareText } from './shareText.ts';
import { INITIAL_WAIT_LOOK } from './waitLook.ts';
import { t } from '../../../language/t.ts';
import './causes.css';
import './waitExplained.css';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly facts: TraceFacts;
  readonly ask: AskTrace;
  readonly state: Pick<ViewState, 'waitLook'>;
  readonly change: ChangeView;
  readonly goroutine: number;
  /** In the wait, or at its end. */
  readonly atNs: Ns;
  /** The kind, where it is told already beside this. */
  readonly saysKind?: boolean;
}

const HOLDERS = 5;

export function WaitExplained({ facts, ask, state, change, goroutine, atNs, saysKind = true }: Props) {
  const answered = useAnswered(ask, { ask: 'wait', goroutine, atNs });
  if (answered === undefined) return <p className="detail__none">{t('Reading why it waited…')}</p>;
  const wait = answered.answer;
  if (wait === undefined || wait.goroutine.goroutine !== goroutine) return undefined;
  const { kind, startNs, endNs, causes, holders, stops, pieces, piecesLeftOut, unknownWhy } = wait;
  const totalNs = causesTotalNs(causes);
  const share = (ns: Ns): string => shareText(totalNs === 0 ? 0 : ns / totalNs);
  const show = (from: Ns, to: Ns): void => change({ view: 'timeline', window: windowAround({ startNs: from, endNs: to }, facts.durationNs), selection: undefined }, 'push');
  return (
    <section className="wait-explained" aria-label={t('Why it waited')}>
      <h3 className="detail__heading">{t('Why it waited')}</h3>
      <CauseSentence phrases={waitSentence(wait)} state={state} change={change} />
      <PieceBar pieces={pieces} startNs={startNs} endNs={endNs} onPiece={({ startNs: from, endNs: to, stop }) => (stop === undefined ? show(from, to) : change({ pin: { pin: 'stw', index: stop } }, 'push'))} />
      {piecesLeftOut > 0 && <p className="detail__none">{t('The first {count} changes; {more} more are in the sums.', { count: formatCount(pieces.length), more: formatCount(piecesLeftOut) })}</p>}
      <ul className="wait-explained__causes">
        {WAIT_CAUSES.map((cause, place) => {
          const ns = causes[place] ?? 0;
          if (ns === 0) return undefined;
          const held = holders.filter(({ what }) => cause.startsWith('every P busy') && (what === 'GC') === (cause === 'every P busy: GC'));
          return (
            <li key={cause}>
              <p className="wait-explained__cause" title={t(CAUSE_LOOKS[cause].meaning)}>
                <span className={`cause-key ${CAUSE_FILLS[place]}`} aria-hidden="true" />
                <span className="wait-explained__name">{t(CAUSE_LOOKS[cause].name)}</span>
                <span title={exactNs(ns)}>{formatNs(ns)}</span>
                <span className="wait-explained__share">{share(ns)}</span>
              </p>
              {isHeldHere(cause, causes) && held.length > 0 && (
                <ul className="wait-explained__who">
                  {held.slice(0, HOLDERS).map((holder) => {
                    const lead = evidenceLead({ to: 'holder', holder }, state);
                    return (
                      <li key={holder.name} className="wait-explained__line">
                        <button type="button" className="link-button wait-explained__name" title={t('Show {to}', { to: lead.to })} onClick={() => change(lead.patch, 'push')}>
                          {holder.name}
                        </button>
                        <span title={exactNs(holder.waitedNs)}>{formatNs(holder.waitedNs)}</span>
                      </li>
                    );
                  })}
                  {held.length > HOLDERS && <li className="detail__none">{t('and {more} more', { more: formatCount(held.length - HOLDERS) })}</li>}
                </ul>
              )}
              {cause === 'world stopped' && stops.length > 0 && (
                <ul className="wait-explained__who">
                  {stops.slice(0, HOLDERS).map(({ index, name, waitedNs }) => (
                    <li key={index} className="wait-explained__line">
                      <button type="button" className="link-button wait-explained__name" onClick={() => change({ pin: { pin: 'stw', index } }, 'push')}>
                        {name}
                      </button>
                      <span title={exactNs(waitedNs)}>{formatNs(waitedNs)}</span>
                    </li>
                  ))}
                </ul>
              )}
              {cause === 'unknown' && unknownWhy.map(({ why }) => (
                <p key={why} className="detail__none">
                  {why}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
      <p className="wait-explained__waker">
        <MadeRunnable of={wait} saysKind={saysKind} change={change} />
      </p>
      <div className="detail__actions">
        <button type="button" className="button" onClick={() => change({ view: 'waits', selection: undefined, waitLook: { ...INITIAL_WAIT_LOOK, kinds: [kind], lengthNs: { fromNs: endNs - startNs, toNs: Math.ceil(facts.durationNs) } } }, 'push')}>
          {t('Waits this long or longer')}
        </button>
        <button type="button" className="button" onClick={() => show(startNs, endNs)}>
          {t('Around it on the timeline')}
        </button>
      </div>
    </section>
  );
}

/** Program holders stand once, under the larger of the two causes that they belong to. */
function isHeldHere(cause: WaitDetail['main'], causes: WaitDetail['causes']): boolean {
  const program = causes[WAIT_CAUSES.indexOf('every P busy: program')] ?? 0;
  const demand = causes[WAIT_CAUSES.indexOf('every P busy: GOMAXPROCS below demand')] ?? 0;
  if (cause === 'every P busy: program') return program > demand;
  return cause !== 'every P busy: GOMAXPROCS below demand' || demand >= program;
}

function MadeRunnable({ of, saysKind, change }: { readonly of: WaitDetail; readonly saysKind: boolean; readonly change: ChangeView }) {
  const values = { kind: t(KIND_WORDS[of.kind].name), waker: <Waker of={of} change={change} />, proc: `P${of.proc}` };
  if (of.proc === undefined) return <Said message={saysKind ? '{kind}; made runnable by {waker}.' : 'Made runnable by {waker}.'} values={values} />;
  return <Said message={saysKind ? '{kind}; made runnable by {waker}; {proc} ran it at last.' : 'Made runnable by {waker}; {proc} ran it at last.'} values={values} />;
}

function Waker({ of: { waker, wokenBy, startNs, endNs }, change }: { readonly of: WaitDetail; readonly change: ChangeView }) {
  const moment = formatMoment(startNs, endNs - startNs);
  if (wokenBy === undefined) return t('{who} at {moment}', { who: t(WAKER_WORDS[waker]), moment });
  const who = (
    <button type="button" className="link-button" onClick={() => change({ pin: { pin: 'stretch', goroutine: wokenBy.goroutine, atNs: startNs } }, 'push')}>
      {wokenBy.name === '' ? t('goroutine {id}', { id: wokenBy.id }) : `${wokenBy.name} (G${wokenBy.id})`}
    </button>
  );
  return <Said message="{who} at {moment}" values={{ who, moment }} />;
}
