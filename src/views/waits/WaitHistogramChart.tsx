// Waits by length on a log axis, causes stacked. A column pressed lists its waits, a drag over columns those of all of them. Where a moment
// parts the waits, what came before is a line over what came after, both as shares of their own.
import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { WAIT_CAUSES, type WaitDistribution } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { formatCount, formatNs, formatPercent } from '../format.ts';
import { CAUSE_FILLS, CAUSE_LOOKS } from './causeLook.ts';
import { causesTotalNs, mostOf } from './causeSentence.ts';
import { lengthAxis, lengthsOf, lengthTicks, placedLabels, placeOfNs, waitColumns, weightOf, type LengthAxis, type WaitColumn } from './waitHistogram.ts';
import type { WaitLook, WaitWeight } from './waitLook.ts';
import { t } from '../../../language/t.ts';
import './waitHistogram.css';

interface Props {
  /** All waits; or those before a moment and those after it. */
  readonly sides: readonly [WaitDistribution] | readonly [WaitDistribution, WaitDistribution];
  readonly weight: WaitWeight;
  readonly chosen: WaitLook['lengthNs'];
  readonly onChoose: (lengthNs: WaitLook['lengthNs']) => void;
}

interface Brush {
  /** Places 0…1 on the axis. */
  readonly from: number;
  readonly to: number;
}

const CHARACTER_PX = 6.2;
/** Left and right of the plot. */
const PADDING_PX = 24;
/** A drag shorter than this is a press. */
const SLOP_PX = 5;

export function WaitHistogramChart({ sides, weight, chosen, onChoose }: Props) {
  const host = useRef<HTMLDivElement | null>(null);
  const widthPx = Math.max(0, useSizePx(host).widthPx - 2 * PADDING_PX);
  const [cursor, setCursor] = useState(0);
  const [brush, setBrush] = useState<Brush | undefined>(undefined);
  const shown = sides[1] ?? sides[0];
  const before = sides.length > 1 ? sides[0] : undefined;
  const axis = lengthAxis(sides, widthPx);
  const columns = axis === undefined ? [] : waitColumns(shown, axis);
  const earlier = axis === undefined || before === undefined ? [] : waitColumns(before, axis);
  const whole = before === undefined ? 1 : totalOf(columns, weight);
  const wholeEarlier = totalOf(earlier, weight);
  const highest = Math.max(...columns.map((column) => weightOf(column, weight) / whole), ...earlier.map((column) => weightOf(column, weight) / wholeEarlier));

  if (axis === undefined) {
    return (
      <div className="wait-histogram" ref={host}>
        <p className="waits__quiet">{t('No wait here.')}</p>
      </div>
    );
  }
  const marks = shown.percentiles.map(({ percent, ns }) => ({ text: `p${percent} ${formatNs(ns)}`, at: placeOfNs(axis, ns) }));
  const labels = placedLabels(marks, widthPx, CHARACTER_PX);
  const lines = Math.max(0, ...labels.map(({ line }) => line)) + 1;
  const buckets = axis.after - axis.first;
  const stop = Math.min(cursor, columns.length - 1);
  const isOne = ({ lengthNs }: WaitColumn): boolean => chosen?.fromNs === lengthNs.fromNs && chosen.toNs === lengthNs.toNs;
  const isChosen = ({ lengthNs }: WaitColumn): boolean => chosen === undefined || (lengthNs.toNs >= chosen.fromNs && lengthNs.fromNs <= chosen.toNs);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(stop + by, 0), columns.length - 1);
    const from = columns[stop]?.lengthNs;
    const to = columns[next]?.lengthNs;
    if (event.shiftKey && from !== undefined && to !== undefined) {
      const fromNs = Math.min(chosen?.fromNs ?? Infinity, from.fromNs, to.fromNs);
      onChoose({ fromNs, toNs: Math.max(chosen?.toNs ?? 0, from.toNs, to.toNs) });
    }
    setCursor(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  const endBrush = (): void => {
    setBrush(undefined);
    if (brush !== undefined && Math.abs(brush.to - brush.from) * widthPx >= SLOP_PX) onChoose(lengthsBetween(axis, brush));
  };

  return (
    <div className="wait-histogram" ref={host}>
      <div className="wait-histogram__labels" style={{ height: lines * 15 }} aria-hidden="true">
        {labels.map(({ text, at, line, leftwards }) => (
          <span key={text} className={leftwards ? 'wait-histogram__label wait-histogram__label--left' : 'wait-histogram__label'} style={{ '--at': at, '--lane': line } as CSSProperties}>
            {text}
          </span>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons are what is focused; the arrow keys walk them */}
      <div
        className="wait-histogram__plot"
        role="toolbar"
        aria-label={t('Waits by length; arrow keys walk, with Shift they choose several')}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.button === 0 && setBrush({ from: placeIn(event), to: placeIn(event) })}
        onPointerMove={(event) => brush !== undefined && setBrush({ from: brush.from, to: placeIn(event) })}
        onPointerUp={endBrush}
        onPointerLeave={endBrush}
        onPointerCancel={() => setBrush(undefined)}
      >
        {labels.map(({ text, at, line }) => (
          <span key={text} className="wait-histogram__mark" style={{ '--at': at, '--rise': (lines - line) * 15 } as CSSProperties} aria-hidden="true" />
        ))}
        {brush !== undefined && <span className="wait-histogram__brush" style={{ '--at': Math.min(brush.from, brush.to), '--share': Math.abs(brush.to - brush.from) } as CSSProperties} aria-hidden="true" />}
        {columns.map((column, nth) => (
          <button
            key={column.bucket}
            type="button"
            className={isChosen(column) ? 'wait-histogram__column' : 'wait-histogram__column wait-histogram__column--out'}
            style={{ '--at': (column.bucket - axis.first) / buckets, '--share': axis.merge / buckets, '--height': weightOf(column, weight) / whole / highest } as CSSProperties}
            tabIndex={nth === stop ? 0 : -1}
            aria-label={columnWords(column)}
            aria-pressed={isOne(column)}
            title={columnWords(column)}
            onFocus={() => setCursor(nth)}
            onClick={() => onChoose(isOne(column) ? undefined : column.lengthNs)}
          >
            <span className="wait-histogram__bar">
              {WAIT_CAUSES.map((cause, place) => {
                const ns = column.causes[place] ?? 0;
                return ns > 0 && <span key={cause} className={`wait-histogram__part ${CAUSE_FILLS[place]}`} style={{ flexGrow: ns / Math.max(1, causesTotalNs(column.causes)) }} />;
              })}
            </span>
          </button>
        ))}
        {earlier.map((column) => (
          <span
            key={column.bucket}
            className="wait-histogram__before"
            style={{ '--at': (column.bucket - axis.first) / buckets, '--share': axis.merge / buckets, '--height': weightOf(column, weight) / wholeEarlier / highest } as CSSProperties}
            aria-hidden="true"
          />
        ))}
      </div>
      <div className="wait-histogram__axis" aria-hidden="true">
        {lengthTicks(axis, widthPx).map(({ label, at }) => (
          <span key={label} className="wait-histogram__tick" style={{ '--at': at } as CSSProperties}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

/** 0…1 over the plot's width. */
function placeIn(event: PointerEvent<HTMLDivElement>): number {
  const box = event.currentTarget.getBoundingClientRect();
  return Math.max(0, Math.min(1, (event.clientX - box.left) / Math.max(1, box.width)));
}

function totalOf(columns: readonly WaitColumn[], weight: WaitWeight): number {
  return Math.max(1, columns.reduce((sum, column) => sum + weightOf(column, weight), 0));
}

/** All lengths of the columns that a brush touches. */
function lengthsBetween({ first, after, merge, perOctave }: LengthAxis, { from, to }: Brush): WaitLook['lengthNs'] {
  const columns = (after - first) / merge;
  const low = Math.floor(Math.min(from, to) * columns);
  const high = Math.min(columns, Math.floor(Math.max(from, to) * columns) + 1);
  return lengthsOf(first + low * merge, first + high * merge, perOctave);
}

function columnWords({ lengthNs, count, causes }: WaitColumn): string {
  const cause = mostOf(causes);
  const values = { from: formatNs(lengthNs.fromNs), to: formatNs(lengthNs.toNs + 1), count, shown: formatCount(count), time: formatNs(causesTotalNs(causes)) };
  if (cause === undefined) return t('{from} to {to}: {count, plural, one {{shown} wait} other {{shown} waits}}, {time} in all', values);
  const share = formatPercent((causes[WAIT_CAUSES.indexOf(cause)] ?? 0) / causesTotalNs(causes));
  return t('{from} to {to}: {count, plural, one {{shown} wait} other {{shown} waits}}, {time} in all, mostly {cause} ({share})', { ...values, cause: t(CAUSE_LOOKS[cause].name), share });
}
