// What the cycles in sight come to.
import type { GcCyclePage } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs, formatPercent } from '../format.ts';
import type { CycleSource } from './cycleColumns.tsx';
import { Said } from '../../language/Said.tsx';

export function GcHead({ page: { sums, known }, source }: { readonly page: GcCyclePage; readonly source: CycleSource }) {
  const { cycles, forced, stoppedNs, markNs, cpu, availableCpuNs } = sums;
  const gcNs = (cpu.sweepTerminationNs ?? 0) + (cpu.assistNs ?? 0) + (cpu.backgroundNs ?? 0) + (cpu.markTerminationNs ?? 0);
  const share = (ns: number): string => (availableCpuNs === undefined || availableCpuNs <= 0 ? '' : ` (${formatPercent(ns / availableCpuNs)})`);
  return (
    <p className="gc-head">
      <Said
        message="<b>{cyclesShown}</b> GC {cycles, plural, one {cycle} other {cycles}}{forced, plural, =0 {} other {, {forcedShown} forced}}, {stopped} stopped"
        values={{ cycles, cyclesShown: formatCount(cycles), forced, forcedShown: formatCount(forced), stopped: <strong title={exactNs(stoppedNs)}>{formatNs(stoppedNs)}</strong> }}
       
      />
      {source !== 'memstats' && known === 0 && <Said message=", {marking} marking beside the program." values={{ marking: <strong title={exactNs(markNs)}>{formatNs(markNs)}</strong> }} />}
      {source !== 'memstats' && known > 0 && (
        <Said
          message=", {marking} marking beside the program. CPU: {gc}{share}, of that {assist} in mark assists; idle workers took {idle} besides."
          values={{
            marking: <strong title={exactNs(markNs)}>{formatNs(markNs)}</strong>,
            gc: <strong title={exactNs(gcNs)}>{formatNs(gcNs)}</strong>,
            share: share(gcNs),
            assist: <span title={exactNs(cpu.assistNs ?? 0)}>{formatNs(cpu.assistNs ?? 0)}</span>,
            idle: formatNs(cpu.idleNs ?? 0),
          }}
        />
      )}
    </p>
  );
}
