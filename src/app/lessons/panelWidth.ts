// How wide the panel of lessons is beside the view; remembered in this browser.
import { createStore } from 'zustand/vanilla';
import type { Px } from '../../../workers/api.ts';
import { remember, rememberedText } from '../remembered.ts';

export const MIN_PANEL_PX: Px = 280;
export const MAX_PANEL_PX: Px = 720;
const INITIAL_PX: Px = 380;
const KEY = 'gopherscope.lessonPanel';

export const panelWidth = createStore<{ readonly widthPx: Px }>(() => ({ widthPx: remembered() }));

export function setPanelWidth(widthPx: Px): void {
  const next = Math.round(Math.min(MAX_PANEL_PX, Math.max(MIN_PANEL_PX, widthPx)));
  panelWidth.setState({ widthPx: next });
  remember(KEY, String(next));
}

function remembered(): Px {
  const widthPx = Number(rememberedText(KEY) ?? INITIAL_PX);
  return widthPx >= MIN_PANEL_PX && widthPx <= MAX_PANEL_PX ? widthPx : INITIAL_PX;
}
