import { Monitor, Moon, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import { marked, t } from '../../language/t.ts';
import { setTheme, themeStore, THEMES, type Theme } from './theme.ts';

const LABELS: Readonly<Record<Theme, string>> = { system: marked('as the system'), light: marked('light'), dark: marked('dark') };
const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Steps through the themes. */
export function ThemeButton() {
  const theme = useStore(themeStore, (state) => state.theme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const Icon = ICONS[theme];
  const label = t('Theme: {theme}. Change to {next}', { theme: t(LABELS[theme]), next: t(LABELS[next]) });
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={() => setTheme(next)}>
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
