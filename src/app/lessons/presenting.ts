// Presenting a lesson to a room: large type, a dot that follows the pointer, a blank screen. Ends with the page.
import { createStore } from 'zustand/vanilla';

export interface Presenting {
  readonly isOn: boolean;
  readonly isBlank: boolean;
  /** The dot is shown. */
  readonly isLaser: boolean;
  /** When presenting began; ms since 1970. */
  readonly sinceMs: number;
}

const OFF: Presenting = { isOn: false, isBlank: false, isLaser: false, sinceMs: 0 };

export const presenting = createStore<Presenting>(() => OFF);

export function startPresenting(): void {
  presenting.setState({ ...OFF, isOn: true, sinceMs: Date.now() });
  document.documentElement.dataset['presenting'] = '';
}

export function stopPresenting(): void {
  presenting.setState(OFF);
  delete document.documentElement.dataset['presenting'];
}

export function toggleBlank(): void {
  presenting.setState(({ isBlank }) => ({ isBlank: !isBlank }));
}

export function setLaser(isLaser: boolean): void {
  presenting.setState({ isLaser });
}
