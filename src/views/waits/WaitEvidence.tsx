// Beside the causes, who and what they were: who held the Ps, which stops, who had woken whom, and why something is not known.
import type { ReactNode } from 'react';
import type { Ns, WaitCauses } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs } from '../format.ts';
import type { ChangeView, ViewState } from '../viewState.ts';
import { WAKER_WORDS } from './causeLook.ts';
import { causesTotalNs, type Evidence } from './causeSentence.ts';
import { evidenceLead } from './evidenceLead.ts';
import { shareText } from './shareText.ts';

interface Props {
  /** Each with what its waits have in common; undefined: there is only one. */
  readonly sides: readonly { readonly label: string | undefined; readonly of: WaitCauses }[];
  readonly state: Pick<ViewState, 'waitLook'>;
  readonly change: ChangeView;
}

const HOLDERS = 5;
const STOPS = 4;

export function WaitEvidence({ sides, state, change }: Props) {
  return (
    <div className="wait-evidence">
      {sides.map(({ label, of }) => (
        <SideEvidence key={label ?? ''} of={of} after={label === undefined ? '' : `, ${label}`} state={state} change={change} />
      ))}
    </div>
  );
}

interface SideProps extends Omit<Props, 'sides'> {
  readonly of: WaitCauses;
  /** What titles end with. */
  readonly after: string;
}

function SideEvidence({ of, after, state, change }: SideProps) {
  const totalNs = causesTotalNs(of.causes);
  const share = (ns: Ns): string => shareText(totalNs === 0 ? 0 : ns / totalNs);
  const follow = (evidence: Evidence, text: string): ReactNode => {
    const lead = evidenceLead(evidence, state);
    return (
      <button type="button" className="link-button wait-evidence__name" title={`${text}. Show ${lead.to}`} onClick={() => change(lead.patch, 'push')}>
        {text}
      </button>
    );
  };
  const holders = of.holders.slice(0, HOLDERS);
  const otherNs = of.otherHoldersNs + of.holders.slice(HOLDERS).reduce((sum, { waitedNs }) => sum + waitedNs, 0);
  const wakers = of.wakers.filter(({ idleNs }) => idleNs > 0);
  return (
    <>
      {holders.length > 0 && (
        <Group title={`Who held the Ps${after}`} note={demandText(of)}>
          {holders.map((holder) => (
            <Line key={`${holder.what} ${holder.name}`} name={follow({ to: 'holder', holder }, holder.name)} mark={holder.what === 'GC' ? 'gc' : 'program'} ns={holder.waitedNs} share={share(holder.waitedNs)} />
          ))}
          {otherNs > 0 && <Line name="others" mark="program" ns={otherNs} share={share(otherNs)} />}
        </Group>
      )}
      {of.stops.length > 0 && (
        <Group title={`Which stops of the world${after}`}>
          {of.stops.slice(0, STOPS).map(({ index, name, startNs, waitedNs }) => (
            <Line key={index} name={follow({ to: 'stop', index }, `${name} at ${formatNs(startNs)}`)} mark="stopped" ns={waitedNs} share={share(waitedNs)} />
          ))}
          {of.stops.length > STOPS && <li className="wait-evidence__more">and {of.stops.length - STOPS >= 16 ? 'more' : `${of.stops.length - STOPS} more`}</li>}
        </Group>
      )}
      {of.syscallHolders.length > 0 && (
        <Group title={`Whose system calls held a P${after}`}>
          {of.syscallHolders.slice(0, STOPS).map((holder) => (
            <Line key={holder.name} name={follow({ to: 'holder', holder }, holder.name)} mark="syscall" ns={holder.waitedNs} share={share(holder.waitedNs)} />
          ))}
        </Group>
      )}
      {wakers.length > 0 && (
        <Group title={`Woken for an idle P by${after}`}>
          {wakers.map(({ waker, count, idleNs }) => (
            <Line key={waker} name={<span title={`${formatCount(count)} waits`}>{WAKER_WORDS[waker]}</span>} mark="idle" ns={idleNs} share={share(idleNs)} />
          ))}
        </Group>
      )}
      {of.unknownWhy.length > 0 && (
        <Group title={`Not known, because${after}`}>
          {of.unknownWhy.map(({ why, ns }) => (
            <Line key={why} name={why} mark="unknown" ns={ns} share={share(ns)} />
          ))}
        </Group>
      )}
    </>
  );
}

/** "14.2 goroutines waited at a time while every P was busy; GOMAXPROCS is 2". */
function demandText({ demand }: WaitCauses): string | undefined {
  if (demand === undefined) return undefined;
  const { waiting, procs } = demand;
  return `While every P was busy ${waiting.toPrecision(3)} goroutines waited at a time; there ${procs === 1 ? 'is 1 P' : `are ${Number(procs.toPrecision(3))} Ps`} (GOMAXPROCS).`;
}

function Group({ title, note, children }: { readonly title: string; readonly note?: string | undefined; readonly children: ReactNode }) {
  return (
    <section className="wait-evidence__group">
      <h3 className="wait-evidence__title">{title}</h3>
      <ul className="wait-evidence__list">{children}</ul>
      {note !== undefined && <p className="wait-evidence__note">{note}</p>}
    </section>
  );
}

interface LineProps {
  readonly name: ReactNode;
  readonly mark: string;
  readonly ns: Ns;
  readonly share: string;
}

function Line({ name, mark, ns, share }: LineProps) {
  return (
    <li className="wait-evidence__line">
      <span className={`cause-key wait-fill wait-fill--${mark}`} aria-hidden="true" />
      <span className="wait-evidence__what">{name}</span>
      <span className="wait-evidence__figure" title={exactNs(ns)}>
        {formatNs(ns)}
      </span>
      <span className="wait-evidence__figure wait-evidence__share">{share}</span>
    </li>
  );
}
