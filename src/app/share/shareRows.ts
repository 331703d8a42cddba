// What can be given away besides the link. A way of its own is one component, which draws a `ShareRow`, and one line here.
import type { ComponentType } from 'react';
import { SessionShareRow } from '../keep/SessionShareRow.tsx';
import { StandaloneShareRow } from '../standalone/StandaloneShareRow.tsx';

export interface DialogProps {
  readonly onClose: () => void;
}

export interface ShareRowProps {
  /** Closes the dialog of sharing. */
  readonly onClose: () => void;
  /** Opens another dialog in its place, such as one that asks for more. */
  readonly goTo: (dialog: ComponentType<DialogProps>) => void;
}

/** In the order they are shown. Each is a component of its own file, loaded with the dialog. */
export const SHARE_ROWS: readonly { readonly id: string; readonly Row: ComponentType<ShareRowProps> }[] = [
  { id: 'standalone', Row: StandaloneShareRow },
  { id: 'session', Row: SessionShareRow },
];
