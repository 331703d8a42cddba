// Functions and who calls whom, as pprof's graph: trimmed as it trims, placed by us. Pressing a box chooses its function in all views.
import { useMemo, useState, type ReactNode } from 'react';
import type { AskProfile, CallGraph, ProfileFacts } from '../../../workers/api.ts';
import { GraphCanvas } from '../../charts/graph/GraphCanvas.tsx';
import type { GraphPart } from '../../charts/graph/hit.ts';
import '../flame/flameLook.css';
import { FlameLegend } from '../flame/FlameLegend.tsx';
import { formatValue } from '../format.ts';
import { withFunction } from '../profile/functionOptions.ts';
import type { ShownProfile } from '../profile/lookedAt.ts';
import { colourOf } from '../profile/profileLook.ts';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { boxColour } from './boxColour.ts';
import './callGraph.css';
import { EDGE_FRACTIONS, NODE_COUNTS, NODE_FRACTIONS, type GraphLimits } from './graphLimits.ts';
import { GraphTip } from './GraphTip.tsx';
import { GraphTwin } from './GraphTwin.tsx';
import { boxFigures, boxInWords, callFigures, leftOutWords } from './graphWords.ts';
import { LimitPicker } from './LimitPicker.tsx';
import { SaveGraph } from './SaveGraph.tsx';
import { t } from '../../../language/t.ts';

type Props = ViewProps<ProfileFacts, AskProfile>;

export function CallGraphView(props: Props): ReactNode {
  const { state, change } = props;
  const { profileLook: look } = state;
  const limits = look.graphLimits;
  const limit = (patch: Partial<GraphLimits>): void => change({ profileLook: { ...look, graphLimits: { ...limits, ...patch } } }, 'push');
  const controls = (
    <>
      <LimitPicker label={t('Most functions')} value={limits.nodeCount} choices={NODE_COUNTS} text={(count) => t('{count} nodes', { count })} onChoose={(nodeCount) => limit({ nodeCount })} />
      <LimitPicker label={t('Least cum of a function')} value={limits.nodeFraction} choices={NODE_FRACTIONS} text={(least) => t('nodes ≥ {share}', { share: percent(least) })} onChoose={(nodeFraction) => limit({ nodeFraction })} />
      <LimitPicker label={t('Least weight of a call')} value={limits.edgeFraction} choices={EDGE_FRACTIONS} text={(least) => t('edges ≥ {share}', { share: percent(least) })} onChoose={(edgeFraction) => limit({ edgeFraction })} />
    </>
  );
  return (
    <ProfileFrame {...props} report={{ prints: 'graph', limits }} controls={controls}>
      {(shown) => <Picture {...props} shown={shown} />}
    </ProfileFrame>
  );
}

const NO_TEXTS: readonly [] = [];

function Picture({ facts, ask, state, change, shown }: Props & { readonly shown: ShownProfile }): ReactNode {
  const { profileLook: look } = state;
  const [current, setCurrent] = useState<GraphPart | undefined>(undefined);
  const graph = useAnswer(ask, { ask: 'graph', ...shown.lookedAt, ...look.graphLimits });
  // While the next sample type is on its way the last one is still drawn, and named for what it is.
  const { type, unit } = facts.sampleTypes[graph?.sampleType ?? shown.chosen.index] ?? shown.chosen;
  const by = colourOf(look);
  const fill = useMemo(() => (graph === undefined ? noColour : boxColour(graph, by)), [graph, by]);
  const figures = useMemo(() => graph && boxFigures(graph, unit), [graph, unit]);
  const weights = useMemo(() => graph && callFigures(graph, unit), [graph, unit]);
  const chosen = useMemo(() => chosenNode(graph, look.chosen), [graph, look.chosen]);
  const words = graph === undefined ? [] : leftOutWords(graph, unit, look.graphLimits.nodeCount);
  const title = graph === undefined ? t('Call graph') : t('Call graph of {type}, {total}', { type, total: formatValue(graph.grandTotal, unit) });
  const nameOf = (node: number): string => graph?.names[node] ?? '';
  return (
    <section className="call-graph" aria-label={t('Call graph')}>
      {graph?.names.length === 0 ? (
        <p className="call-graph__empty">{t('No sample has a value for {type}, or the options above leave none.', { type })}</p>
      ) : (
        <GraphCanvas
          graph={graph}
          fill={fill}
          figures={figures ?? NO_TEXTS}
          weights={weights ?? NO_TEXTS}
          chosen={chosen}
          label={title}
          describe={(node) => (graph === undefined ? '' : boxInWords(graph, node, unit))}
          tip={graph && current && <GraphTip graph={graph} part={current} unit={unit} />}
          onCurrent={setCurrent}
          onChoose={(node) => change({ profileLook: { ...look, chosen: nameOf(node) } }, 'push')}
          onFocus={(node) => change({ profileLook: { ...look, chosen: nameOf(node), options: withFunction(look.options, 'focus', nameOf(node)) } }, 'push')}
        />
      )}
      <div className="call-graph__foot">
        <div className="call-graph__standing">
          <p aria-live="polite">
            {graph === undefined ? t('Placing the graph …') : words.join(' ')}
          </p>
          {graph && graph.names.length > 0 && <SaveGraph graph={graph} fill={fill} colourBy={by} fileName={facts.name} sampleType={type} unit={unit} options={look.options} words={words} />}
        </div>
        <ul className="call-graph__legend" aria-label={t('Legend')}>
          <li>{t('Larger letters: more flat')}</li>
          <li>{t('Wider line: more passes there')}</li>
          <li className="call-graph__dashed">
            <svg className="call-graph__dashes" viewBox="0 0 28 4" aria-hidden>
              <path d="M0 2h28" />
            </svg>
            {t('through functions not shown')}
          </li>
          {by === 'package' && <li>{t('One colour a package')}</li>}
        </ul>
        <FlameLegend by={by} />
      </div>
      {graph && <GraphTwin graph={graph} unit={unit} />}
    </section>
  );
}

/** As it is written: `0.5 %`. */
function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(6))} %`;
}

function noColour(): string {
  return 'transparent';
}

function chosenNode(graph: CallGraph | undefined, name: string | undefined): number | undefined {
  const node = name === undefined ? -1 : (graph?.names.indexOf(name) ?? -1);
  return node < 0 ? undefined : node;
}
