// Light, dark, or as the reader's system says; remembered in this browser. theme.css does the rest.
import { createStore } from 'zustand/vanilla';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'gopherscope.theme';

export const themeStore = createStore<{ readonly theme: Theme }>(() => ({ theme: remembered() }));

/** Shows and remembers a theme. */
export function setTheme(theme: Theme): void {
  themeStore.setState({ theme });
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing for this site: the theme holds until the page is closed.
  }
}

export function showRememberedTheme(): void {
  show(themeStore.getState().theme);
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

function remembered(): Theme {
  try {
    const text = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === text) ?? 'system';
  } catch {
    return 'system';
  }
}
