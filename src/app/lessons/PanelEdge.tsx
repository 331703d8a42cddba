import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import { MAX_PANEL_PX, MIN_PANEL_PX, panelWidth, setPanelWidth } from './panelWidth.ts';
import { t } from '../../../language/t.ts';

const KEY_STEP_PX = 24;

/** The panel's left edge: dragged, or moved with arrow keys, it makes the panel wider or narrower. */
export function PanelEdge() {
  const { widthPx } = useStore(panelWidth);
  const began = useRef<{ readonly xPx: number; readonly widthPx: number } | undefined>(undefined);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? KEY_STEP_PX : event.key === 'ArrowRight' ? -KEY_STEP_PX : 0;
    if (by === 0) return;
    event.preventDefault();
    setPanelWidth(widthPx + by);
  };
  const onPointerDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    began.current = { xPx: event.clientX, widthPx };
  };
  const end = (): void => {
    began.current = undefined;
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator with a value is the widget of this kind
    <div
      className="lesson-panel__edge"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a rule has no value
      role="separator"
      aria-orientation="vertical"
      aria-label={t('Width of the lesson')}
      aria-valuenow={widthPx}
      aria-valuemin={MIN_PANEL_PX}
      aria-valuemax={MAX_PANEL_PX}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is moved by keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (began.current !== undefined) setPanelWidth(began.current.widthPx + began.current.xPx - event.clientX);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
