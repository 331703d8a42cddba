import { Children, type ReactNode } from 'react';
import { rich } from '../../language/t.ts';

interface SaidProps {
  /** A text of the catalogues; its tags stand for elements. */
  readonly message: string;
  readonly values?: Readonly<Record<string, ReactNode>>;
  readonly tags?: Readonly<Record<string, (inside: ReactNode) => ReactNode>>;
}

const PLAIN_TAGS: NonNullable<SaidProps['tags']> = {
  b: (inside) => <strong>{inside}</strong>,
  code: (inside) => <code>{inside}</code>,
  kbd: (inside) => <kbd>{inside}</kbd>,
};

/** `<b>`, `<code>` and `<kbd>` stand for themselves. A sentence with elements in it: `<Said message="Press <key>here</key>" tags={{ key: (inside) => <button>{inside}</button> }} />`. */
export function Said({ message, values = {}, tags = {} }: SaidProps) {
  return Children.toArray(rich<ReactNode>(message, values as Record<string, string>, { ...PLAIN_TAGS, ...tags } as never));
}
