// Where the Ps' time went during a cycle: to the collector, by what for, and to everything else.
import type { CSSProperties } from 'react';
import type { GcCycle, GcWorkerRow, Ns } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs, formatPercent } from '../format.ts';
import { t } from '../../../language/t.ts';

interface Part {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  readonly ns: Ns | undefined;
}

export function CpuSplit({ cycle }: { readonly cycle: GcCycle }) {
  const { cpu, procs, startNs, endNs } = cycle;
  if (procs === undefined) return undefined;
  const availableNs = procs * (endNs - startNs);
  const parts = partsOf(cpu).filter(({ ns }) => ns !== undefined);
  const gcNs = parts.reduce((sum, { ns = 0 }) => sum + ns, 0);
  const wholeNs = Math.max(availableNs, gcNs, 1);
  return (
    <section className="cycle__section" aria-label={t('CPU')}>
      <h3 className="cycle__heading">{t('CPU during the cycle')}</h3>
      <div className="cpu-split" aria-hidden="true">
        {parts.map(({ id, ns = 0 }) => (
          <span key={id} className={`cpu-split__part cpu-split__part--${id}`} style={{ '--width': (ns / wholeNs).toFixed(5) } as CSSProperties} />
        ))}
      </div>
      <dl className="cycle__phases">
        {[...parts, { id: 'rest', label: t('Everything else'), meaning: t('The program, system calls, and Ps without work'), ns: Math.max(0, availableNs - gcNs) }].map(({ id, label, meaning, ns = 0 }) => (
          <div key={id} title={meaning}>
            <dt>
              <span className={`cycle__swatch cpu-split__part--${id}`} aria-hidden="true" />
              {label}
            </dt>
            <dd title={exactNs(ns)}>{formatNs(ns)}</dd>
            <dd className="cycle__share">{formatPercent(ns / wholeNs)}</dd>
          </div>
        ))}
      </dl>
      <p className="cycle__note">
        {t('Of {time} on {procs, plural, one {{shown} P} other {{shown} Ps}}.', { time: formatNs(availableNs), procs, shown: formatCount(procs) })}
        {cycle.cpuShare !== undefined && ` ${t('The collector’s share is {share}: idle workers are left out of it, nobody else wanted those Ps.', { share: formatPercent(cycle.cpuShare) })}`}
        {cycle.sinceStartPercent !== undefined && ` ${t('{percent} % is its share since the program’s start, not of this cycle.', { percent: formatCount(cycle.sinceStartPercent) })}`}
      </p>
    </section>
  );
}

function partsOf({ sweepTerminationNs, assistNs, backgroundNs, dedicatedNs, fractionalNs, idleNs, markTerminationNs }: GcCycle['cpu']): readonly Part[] {
  const toldApart = dedicatedNs !== undefined && fractionalNs !== undefined;
  const rest = toldApart && backgroundNs !== undefined ? backgroundNs - dedicatedNs - fractionalNs : 0;
  const workers: readonly Part[] = toldApart
    ? [
        { id: 'dedicated', label: t('Dedicated workers'), meaning: t('Ps that only marked'), ns: dedicatedNs },
        { id: 'fractional', label: t('Fractional workers'), meaning: t('What is left of a quarter of the Ps, in turns with the program'), ns: fractionalNs },
        ...(rest > 0 ? [{ id: 'background', label: t('Workers not told apart'), meaning: t('They said what they are before the recording began'), ns: rest }] : []),
      ]
    : [{ id: 'background', label: t('Dedicated and fractional workers'), meaning: t('gctrace tells them in one figure'), ns: backgroundNs }];
  return [
    { id: 'sweep-termination', label: t('Sweep termination'), meaning: t('All Ps, while the world was stopped'), ns: sweepTerminationNs },
    { id: 'assist', label: t('Mark assists'), meaning: t('Goroutines that marked before they were allowed to allocate'), ns: assistNs },
    ...workers,
    { id: 'mark-termination', label: t('Mark termination'), meaning: t('All Ps, while the world was stopped'), ns: markTerminationNs },
    { id: 'idle', label: t('Idle workers'), meaning: t('On Ps that had nothing else to run'), ns: idleNs },
  ];
}

/** Running time of mark workers by P. */
export function WorkerTable({ rows }: { readonly rows: readonly GcWorkerRow[] }) {
  if (rows.length === 0) return undefined;
  const procs = [...new Set(rows.map(({ proc }) => proc))];
  const kinds = (['dedicated', 'fractional', 'idle', 'unknown'] as const).filter((kind) => rows.some((row) => row.kind === kind));
  return (
    <section className="cycle__section" aria-label={t('Mark workers')}>
      <h3 className="cycle__heading">{t('Mark workers by P')}</h3>
      <table className="cycle__table">
        <thead>
          <tr>
            <th scope="col">P</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {kind === 'unknown' ? t('not told') : kind}
              </th>
            ))}
            <th scope="col">{t('turns')}</th>
          </tr>
        </thead>
        <tbody>
          {procs.map((proc) => {
            const own = rows.filter((row) => row.proc === proc);
            return (
              <tr key={proc}>
                <th scope="row">{proc < 0 ? t('not told') : `P${proc}`}</th>
                {kinds.map((kind) => {
                  const ns = own.find((row) => row.kind === kind)?.ns;
                  return (
                    <td key={kind} title={ns === undefined ? undefined : exactNs(ns)}>
                      {ns === undefined ? '–' : formatNs(ns)}
                    </td>
                  );
                })}
                <td>{formatCount(own.reduce((sum, { spans }) => sum + spans, 0))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
