// What the cycles in sight come to.
import type { GcCyclePage } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs, formatPercent } from '../format.ts';
import type { CycleSource } from './cycleColumns.tsx';

export function GcHead({ page: { sums }, source }: { readonly page: GcCyclePage; readonly source: CycleSource }) {
  const { cycles, forced, stoppedNs, markNs, cpu, availableCpuNs } = sums;
  const gcNs = (cpu.sweepTerminationNs ?? 0) + (cpu.assistNs ?? 0) + (cpu.backgroundNs ?? 0) + (cpu.markTerminationNs ?? 0);
  const share = (ns: number): string => (availableCpuNs === undefined || availableCpuNs <= 0 ? '' : ` (${formatPercent(ns / availableCpuNs)})`);
  return (
    <p className="gc-head">
      <strong>{formatCount(cycles)}</strong> GC {cycles === 1 ? 'cycle' : 'cycles'}
      {forced > 0 && `, ${formatCount(forced)} forced`}, <strong title={exactNs(stoppedNs)}>{formatNs(stoppedNs)}</strong> stopped
      {source !== 'memstats' && (
        <>
          , <strong title={exactNs(markNs)}>{formatNs(markNs)}</strong> marking beside the program. CPU: <strong title={exactNs(gcNs)}>{formatNs(gcNs)}</strong>
          {share(gcNs)}, of that <span title={exactNs(cpu.assistNs ?? 0)}>{formatNs(cpu.assistNs ?? 0)}</span> in mark assists; idle workers took {formatNs(cpu.idleNs ?? 0)} besides.
        </>
      )}
    </p>
  );
}
