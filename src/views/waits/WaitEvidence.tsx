// Beside the causes, who and what they were: who held the Ps, which stops, who had woken whom, and why something is not known.
import type { ReactNode } from 'react';
import type { Ns, WaitCauses } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs } from '../format.ts';
import type { ChangeView, ViewState } from '../viewState.ts';
import { WAKER_WORDS } from './causeLook.ts';
import { causesTotalNs, type Evidence } from './causeSentence.ts';
import { evidenceLead } from './evidenceLead.ts';
import { shareText } from './shareText.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** Each with what its waits have in common; undefined: there is only one. */
  readonly sides: readonly { readonly label: string | undefined; readonly of: WaitCauses }[];
  /** Of all of the recording's time: how many waited at a time is known by generation, not of a part of one. */
  readonly isWhole: boolean;
  readonly state: Pick<ViewState, 'waitLook'>;
  readonly change: ChangeView;
}

const HOLDERS = 5;
const STOPS = 4;

export function WaitEvidence({ sides, isWhole, state, change }: Props) {
  return (
    <div className="wait-evidence">
      {sides.map(({ label, of }) => (
        <SideEvidence key={label ?? ''} of={of} after={label === undefined ? '' : `, ${t(label)}`} isWhole={isWhole} state={state} change={change} />
      ))}
    </div>
  );
}

interface EvidenceGroup {
  readonly title: string;
  /** All of it, named here or not: what made goroutines wait longest is told first. */
  readonly ns: Ns;
  readonly note: string | undefined;
  readonly lines: readonly { readonly key: string; readonly name: ReactNode; readonly mark: string; readonly ns: Ns }[];
}

interface SideProps extends Omit<Props, 'sides'> {
  readonly of: WaitCauses;
  /** What titles end with. */
  readonly after: string;
}

function SideEvidence({ of, after, isWhole, state, change }: SideProps) {
  const totalNs = causesTotalNs(of.causes);
  const follow = (evidence: Evidence, text: string): ReactNode => {
    const lead = evidenceLead(evidence, state);
    return (
      <button type="button" className="link-button wait-evidence__name" title={t('{text}. Show {to}', { text, to: lead.to })} onClick={() => change(lead.patch, 'push')}>
        {text}
      </button>
    );
  };
  const holders = of.holders.slice(0, HOLDERS);
  const otherNs = of.otherHoldersNs + of.holders.slice(HOLDERS).reduce((sum, { waitedNs }) => sum + waitedNs, 0);
  const wakers = of.wakers.filter(({ idleNs }) => idleNs > 0);
  const groups: readonly EvidenceGroup[] = [
    {
      title: t('Who held the Ps'),
      ns: waitedSum(of.holders) + of.otherHoldersNs,
      note: isWhole ? demandText(of) : undefined,
      lines: [
        ...holders.map((holder) => ({ key: `${holder.what} ${holder.name}`, name: follow({ to: 'holder', holder }, holder.name), mark: holder.what === 'GC' ? 'gc' : 'program', ns: holder.waitedNs })),
        ...(otherNs > 0 ? [{ key: 'others', name: t('others'), mark: 'program', ns: otherNs }] : []),
      ],
    },
    {
      title: t('Which stops of the world'),
      ns: waitedSum(of.stops),
      note: of.stops.length > STOPS ? t('and {more} more', { more: of.stops.length - STOPS }) : undefined,
      lines: of.stops.slice(0, STOPS).map(({ index, name, startNs, waitedNs }) => ({ key: String(index), name: follow({ to: 'stop', index }, t('{name} at {moment}', { name, moment: formatNs(startNs) })), mark: 'stopped', ns: waitedNs })),
    },
    {
      title: t('Whose system calls held a P'),
      ns: waitedSum(of.syscallHolders),
      note: undefined,
      lines: of.syscallHolders.slice(0, STOPS).map((holder) => ({ key: holder.name, name: follow({ to: 'holder', holder }, holder.name), mark: 'syscall', ns: holder.waitedNs })),
    },
    {
      title: t('Woken for an idle P by'),
      ns: wakers.reduce((total, { idleNs }) => total + idleNs, 0),
      note: undefined,
      lines: wakers.map(({ waker, count, idleNs }) => ({ key: waker, name: <span title={t('{waker}: {count} waits', { waker: t(WAKER_WORDS[waker]), count: formatCount(count) })}>{t(WAKER_WORDS[waker])}</span>, mark: 'idle', ns: idleNs })),
    },
    {
      title: t('Not known, because'),
      ns: of.unknownWhy.reduce((total, { ns }) => total + ns, 0),
      note: undefined,
      lines: of.unknownWhy.map(({ why, ns }) => ({ key: why, name: <span title={why}>{why}</span>, mark: 'unknown', ns })),
    },
  ];
  return (
    <div className="wait-evidence__side">
      {groups
        .filter(({ lines }) => lines.length > 0)
        .toSorted((a, b) => b.ns - a.ns)
        .map(({ title, lines, note }) => (
          <section key={title} className="wait-evidence__group">
            <h3 className="wait-evidence__title">
              {title}
              {after}
            </h3>
            <ul className="wait-evidence__list">
              {lines.map(({ key, name, mark, ns }) => (
                <li key={key} className="wait-evidence__line">
                  <span className={`cause-key wait-fill wait-fill--${mark}`} aria-hidden="true" />
                  <span className="wait-evidence__what">{name}</span>
                  <span className="wait-evidence__figure" title={exactNs(ns)}>
                    {formatNs(ns)}
                  </span>
                  <span className="wait-evidence__figure wait-evidence__share">{shareText(totalNs === 0 ? 0 : ns / totalNs)}</span>
                </li>
              ))}
            </ul>
            {note !== undefined && <p className="wait-evidence__note">{note}</p>}
          </section>
        ))}
    </div>
  );
}

function waitedSum(lines: readonly { readonly waitedNs: Ns }[]): Ns {
  return lines.reduce((total, { waitedNs }) => total + waitedNs, 0);
}

/** "14.2 goroutines waited at a time while every P was busy; GOMAXPROCS is 2". */
function demandText({ demand }: WaitCauses): string | undefined {
  if (demand === undefined) return undefined;
  const { waiting, procs } = demand;
  const values = { waiting: waiting.toPrecision(3), procs: Number(procs.toPrecision(3)) };
  return procs === 1 ? t('While every P was busy {waiting} goroutines waited at a time; there is 1 P (GOMAXPROCS).', values) : t('While every P was busy {waiting} goroutines waited at a time; there are {procs} Ps (GOMAXPROCS).', values);
}
