import { Children, type ReactNode } from 'react';
import { rich } from '../../language/t.ts';

interface SaidProps {
  /** A text of the catalogues; its tags stand for elements. */
  readonly message: string;
  readonly values?: Readonly<Record<string, ReactNode>>;
  readonly tags?: Readonly<Record<string, (inside: ReactNode) => ReactNode>>;
}

/** A sentence with elements in it: `<Said message="Press <key>/</key>" tags={{ key: (inside) => <kbd>{inside}</kbd> }} />`. */
export function Said({ message, values = {}, tags = {} }: SaidProps) {
  return Children.toArray(rich<ReactNode>(message, values as Record<string, string>, tags as never));
}
