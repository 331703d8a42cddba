// Whether the dialog that lists the keys is open: opened by a button and by "?", closed by itself.
import { createStore } from 'zustand/vanilla';

const store = createStore<{ readonly open: boolean }>(() => ({ open: false }));

export const keysDialog = {
  subscribe: store.subscribe,
  isOpen: (): boolean => store.getState().open,
  open: (): void => store.setState({ open: true }),
  close: (): void => store.setState({ open: false }),
} as const;
