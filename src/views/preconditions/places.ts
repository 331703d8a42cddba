// Where a figure's evidence is looked at: which view, with what pinned or in its window.
import type { EvidencePlace, EvidenceSource } from '../../../workers/api.ts';
import type { ViewState } from '../viewState.ts';
import { formatNs } from '../format.ts';
import { exactPattern } from '../top/exactPattern.ts';
import { marked, t } from '../../../language/t.ts';

export interface Lead {
  /** On the button. */
  readonly text: string;
  /** Completes "Show …". */
  readonly to: string;
  readonly patch: (view: ViewState) => Partial<ViewState>;
}

/** Views of the source that the place of a whole document is looked at in. */
const WHOLE: Readonly<Record<EvidenceSource, { readonly view: ViewState['view']; readonly text: string }>> = {
  trace: { view: 'overview', text: marked('the trace') },
  gctrace: { view: 'gc', text: marked('all cycles') },
  memstats: { view: 'memory', text: marked('memory over time') },
  'heap profile': { view: 'heap', text: marked('allocations') },
  metrics: { view: 'memory', text: marked('memory over time') },
  prometheus: { view: 'memory', text: marked('memory over time') },
};

export function leadOf({ source, at }: EvidencePlace): Lead {
  switch (at.what) {
    case 'document':
      return { text: t(WHOLE[source].text), to: t(WHOLE[source].text), patch: () => ({ view: WHOLE[source].view, pin: undefined }) };
    case 'range': {
      const { range } = at;
      if (source === 'trace') return { text: t('since {moment}', { moment: formatNs(range.startNs) }), to: t('this time in the timeline'), patch: () => ({ view: 'timeline', window: range, pin: undefined }) };
      return { text: t('since {moment}', { moment: formatNs(range.startNs) }), to: t(WHOLE[source].text), patch: () => ({ view: WHOLE[source].view, window: range, pin: undefined }) };
    }
    case 'cycle':
      return { text: t('cycle at {moment}', { moment: formatNs(at.atNs) }), to: t('this GC cycle'), patch: ({ gcLook }) => ({ view: 'gc', gcLook: { ...gcLook, cycle: at.index }, pin: undefined }) };
    case 'pause':
      return { text: t('stop at {moment}', { moment: formatNs(at.atNs) }), to: t('this stop among the pauses'), patch: () => ({ view: 'pauses', pin: source === 'trace' ? { pin: 'stw', index: at.index } : undefined }) };
    case 'goroutine':
      return { text: `goroutine ${at.goroutine}`, to: t('this goroutine'), patch: () => ({ view: 'timeline', pin: { pin: 'goroutine', goroutine: at.goroutine } }) };
    case 'function':
      if (source === 'trace') return { text: at.name, to: t('where the time of running goroutines went'), patch: ({ traceProfile }) => ({ view: 'top', search: exactPattern(at.name), traceProfile: { ...traceProfile, kind: 'running' }, pin: undefined }) };
      return { text: at.name, to: t('this function among all'), patch: () => ({ view: 'top', pin: { pin: 'function', name: at.name } }) };
    case 'series':
      return { text: at.name, to: t('it over time'), patch: () => ({ view: 'memory', pin: undefined }) };
    case 'line':
      return { text: t('line {line}', { line: at.line }), to: t('the lines of the log'), patch: () => ({ view: 'lines', pin: undefined }) };
  }
}
