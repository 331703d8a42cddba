// Package init as a log's lines of inittrace tell it, on the trace's axis; and whether the scheduler's trace was on.
import { useEffect, useState } from 'react';
import type { InitRow, Ns } from '../../../workers/api.ts';
import type { Companion } from '../companions.ts';

export interface InitLines {
  /** Of the log. */
  readonly log: string;
  /** Longest first; times of the trace. */
  readonly packages: readonly InitRow[];
  readonly total: number;
  readonly sumNs: Ns;
  /** When the process started, on the trace's axis: before its beginning. undefined: the log's time does not begin there. */
  readonly processNs: Ns | undefined;
  readonly precisionNs: Ns | undefined;
}

/** The picture shows these; the log's own view lists all. */
const MOST_PACKAGES = 400;

/** Of the first log beside the trace that tells of package init and has a place in time. undefined: there is none, or it is on its way. */
export function useInitLines(companions: readonly Companion[] | undefined): InitLines | undefined {
  const log = companions?.find(({ facts, offsetNs }) => facts.counts.init > 0 && offsetNs !== undefined);
  const [lines, setLines] = useState<InitLines | undefined>(undefined);
  const offsetNs = log?.offsetNs;
  const ask = log?.ask;
  useEffect(() => {
    if (log === undefined || offsetNs === undefined || ask === undefined) return;
    let isWanted = true;
    void ask({ ask: 'inits', order: 'clock', descending: true, from: 0, count: MOST_PACKAGES }).then(({ rows, total, sumNs }) => {
      if (!isWanted) return;
      setLines({
        log: log.key,
        packages: rows.map((row) => ({ ...row, startNs: row.startNs + offsetNs })),
        total,
        sumNs,
        processNs: log.facts.clock.zero === 'process' ? offsetNs : undefined,
        precisionNs: log.precisionNs,
      });
    });
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the companion is made anew with each progress; what matters of it is listed
  }, [ask, offsetNs, log?.key]);
  return log === undefined || lines?.log !== log.key ? undefined : lines;
}
