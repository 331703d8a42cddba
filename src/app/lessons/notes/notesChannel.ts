// Between the page that presents and the notes in another window of the same browser.
import type { PresenterAction } from '../presenterKeys.ts';

/** Beside the page; the notes are the same page, asked for by its query. */
export const NOTES_ADDRESS = './?notes';

export interface PresentedStep {
  readonly lesson: string;
  readonly step: string;
  /** When presenting began; ms since 1970. */
  readonly sinceMs: number;
  readonly isBlank: boolean;
}

type Message = { readonly says: 'state'; readonly state: PresentedStep } | { readonly says: 'hello' } | { readonly says: 'do'; readonly action: PresenterAction };

interface Listeners {
  /** To the page that presents: what the notes ask for. */
  readonly onAsked?: (action: PresenterAction) => void;
  /** To the page that presents: notes were opened. */
  readonly onHello?: () => void;
  /** To the notes. */
  readonly onState?: (state: PresentedStep) => void;
}

export interface NotesChannel {
  readonly tell: (state: PresentedStep) => void;
  readonly ask: (action: PresenterAction) => void;
  readonly hello: () => void;
  readonly close: () => void;
}

export function notesChannel({ onAsked, onHello, onState }: Listeners): NotesChannel {
  const channel = new BroadcastChannel('gopherscope.presenting');
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    switch (data.says) {
      case 'state':
        onState?.(data.state);
        break;
      case 'hello':
        onHello?.();
        break;
      case 'do':
        onAsked?.(data.action);
    }
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none: it is of one origin
  const say = (message: Message): void => channel.postMessage(message);
  return {
    tell: (state) => say({ says: 'state', state }),
    ask: (action) => say({ says: 'do', action }),
    hello: () => say({ says: 'hello' }),
    close: () => channel.close(),
  };
}
