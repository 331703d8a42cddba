// The two flame graphs around one function: its callers above, growing upwards, its callees below. Both begin at the function.
import { X } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { FlameNode, Px, SampleTypeFacts, SandwichLayout, SearchResult } from '../../../workers/api.ts';
import type { Box } from '../../charts/flame/rows.ts';
import { exactValue, formatPercent, formatValue } from '../format.ts';
import { valueText } from './boxFigures.ts';
import { FlameCallees } from './FlameCallees.tsx';
import { focusBox } from './FlameGraph.tsx';
import { FlamePane, type PaneLook } from './FlamePane.tsx';
import { FlameStatus } from './FlameStatus.tsx';
import { matchedNames } from './matches.ts';
import { t } from '../../../language/t.ts';

export type SandwichHalf = 'callers' | 'callees';

interface Props {
  readonly sampleType: SampleTypeFacts;
  /** Around which function; undefined: none was chosen. */
  readonly name: string | undefined;
  /** undefined until the first answer is here. */
  readonly layout: SandwichLayout | undefined;
  readonly found: SearchResult | undefined;
  readonly foundLine: ReactNode;
  readonly look: PaneLook;
  readonly onZoom: (half: SandwichHalf, node: FlameNode) => void;
  readonly onClose: () => void;
  readonly onWidth: (widthPx: Px) => void;
}

export function SandwichGraph({ sampleType, name, layout, found, foundLine, look, onZoom, onClose, onWidth }: Props): ReactNode {
  const [current, setCurrent] = useState<{ readonly half: SandwichHalf; readonly box: Box } | undefined>(undefined);
  const setOf = useMemo(() => {
    const setFor = (half: SandwichHalf) => (box: Box | undefined) =>
      setCurrent((last) => (box !== undefined ? { half, box } : last?.half === half ? undefined : last));
    return { callers: setFor('callers'), callees: setFor('callees') };
  }, []);
  const halves = useMemo(
    () => ({
      callers: layout && { layout: layout.callers, matches: found && matchedNames(layout.callers.names, found.names) },
      callees: layout && { layout: layout.callees, matches: found && matchedNames(layout.callees.names, found.names) },
    }),
    [layout, found],
  );
  if (name === undefined) {
    return (
      <section className="flame-view__graph" aria-label={t('Sandwich')}>
        <p className="flame-view__empty">
          {t('Choose a function, here with S at a box of the flame graph, or in any table: its callers are drawn above it, its callees below.')}
        </p>
      </section>
    );
  }
  const isUnknown = layout !== undefined && layout.name === undefined;
  const pane = (half: SandwichHalf) => {
    const drawn = halves[half];
    return (
      <div className="sandwich__half">
        <h2 className="sandwich__title">{half === 'callers' ? t('Callers') : t('Callees')}</h2>
        <div className="flame-view__canvas">
          <FlamePane
            {...look}
            layout={drawn?.layout}
            direction={half === 'callers' ? 'flame' : 'icicle'}
            matches={drawn?.matches}
            label={half === 'callers' ? t('Callers of {name}, {type}', { name, type: sampleType.type }) : t('Callees of {name}, {type}', { name, type: sampleType.type })}
            place={undefined}
            onZoom={(box) => onZoom(half, box.node)}
            onZoomOut={() => {
              const step = drawn?.layout.breadcrumb.at(-2);
              if (step !== undefined) onZoom(half, step.node);
            }}
            onCurrent={setOf[half]}
            onWidth={onWidth}
          />
        </div>
        {drawn && <FlameCallees layout={drawn.layout} unit={sampleType.unit} of={half} />}
      </div>
    );
  };
  const shownHalf = halves[current?.half ?? 'callees'];
  const shown = current?.box ?? (shownHalf && focusBox(shownHalf.layout));
  return (
    <section className="flame-view__graph" aria-label={t('Sandwich')}>
      <div className="flame-trail sandwich__head">
        <strong className="sandwich__name" title={name}>
          {name}
        </strong>
        {foundLine}
        {layout && !isUnknown && (
          <span className="flame-trail__figures">
            <span title={exactValue(layout.cum, sampleType.unit)}>
              {t('cum {value}, {share}', { value: valueText(layout.cum, look.measure), share: formatPercent(layout.grandTotal === 0 ? 0 : layout.cum / layout.grandTotal) })}
            </span>
            <span title={exactValue(layout.flat, sampleType.unit)}> · {t('flat {value}', { value: formatValue(layout.flat, sampleType.unit) })}</span>
          </span>
        )}
        <Button className="button flame-button" onPress={onClose}>
          <X size={13} aria-hidden /> {t('Whole graph')}
        </Button>
      </div>
      {isUnknown ? (
        <p className="flame-view__empty">{t('No function of that name is left: the filters take it out, or it has no value of {type}.', { type: sampleType.type })}</p>
      ) : (
        <>
          {pane('callers')}
          {pane('callees')}
        </>
      )}
      {shown && shownHalf && !isUnknown && <FlameStatus box={shown} layout={shownHalf.layout} look={look} onDetails={undefined} />}
    </section>
  );
}
