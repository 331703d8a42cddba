// Light, dark, or as the reader's system says; remembered in this browser. theme.css does the rest.
import { createStore } from 'zustand/vanilla';
import { remember, rememberedText } from './remembered.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'gopherscope.theme';

export const themeStore = createStore<{ readonly theme: Theme }>(() => ({ theme: remembered() }));

/** Shows and remembers a theme. */
export function setTheme(theme: Theme): void {
  themeStore.setState({ theme });
  show(theme);
  remember(KEY, theme);
}

export function showRememberedTheme(): void {
  show(themeStore.getState().theme);
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

function remembered(): Theme {
  const text = rememberedText(KEY);
  return THEMES.find((theme) => theme === text) ?? 'system';
}
