// Files that other pages offer: from this site and from origins that are trusted they are opened, about all others the reader is asked.
import { createStore } from 'zustand/vanilla';
import { type Offer, readMessage } from './messages.ts';
import { NO_ORIGIN, trustedOrigins, trustOrigin } from './trustedOrigins.ts';

export interface AskedOffer extends Offer {
  readonly origin: string;
}

/** What the reader is asked about, one after the other. */
export const offers = createStore<{ readonly waiting: readonly AskedOffer[] }>(() => ({ waiting: [] }));

/** More than this from pages that nobody has agreed to is not taken. */
const MOST_WAITING = 8;

/** Where offers go, and who decides. */
export interface OfferTaker {
  readonly ownOrigin: string;
  readonly open: (offer: Offer) => void;
}

export type OfferAnswer = 'open' | 'always' | 'no';

const refused = new Set<string>();

/** The part of a message event that is used. */
export type OfferEvent = Pick<MessageEvent<unknown>, 'data' | 'origin' | 'source'>;

/** Answers a page that asks whether somebody is here, and takes what it offers. */
export function takeMessage({ data, origin, source }: OfferEvent, { ownOrigin, open }: OfferTaker): void {
  const message = readMessage(data);
  if (message === undefined || source === null) return;
  // "null" cannot be written to by that name.
  if (message.is === 'ping') {
    source.postMessage('PONG', { targetOrigin: origin === NO_ORIGIN ? '*' : origin });
    return;
  }
  const { offer } = message;
  const isOwn = origin === ownOrigin && origin !== NO_ORIGIN;
  // A session names addresses, and files of the reader's own: only another page of this site may hand one over.
  if (offer.session !== undefined && !isOwn) return;
  if (isOwn || trustedOrigins().includes(origin)) {
    open(offer);
  } else if (!refused.has(origin)) {
    offers.setState(({ waiting }) => (waiting.length < MOST_WAITING ? { waiting: [...waiting, { ...offer, origin }] } : { waiting }));
  }
}

/** The reader's answer to the first that waits. After a no its origin is not heard again by this page. */
export function answerOffer(answer: OfferAnswer, { open }: Pick<OfferTaker, 'open'>): void {
  const [offer, ...rest] = offers.getState().waiting;
  if (offer === undefined) return;
  if (answer === 'no') refused.add(offer.origin);
  if (answer === 'always') trustOrigin(offer.origin);
  const same = ({ origin }: AskedOffer): boolean => origin === offer.origin;
  offers.setState({ waiting: answer === 'open' ? rest : rest.filter((other) => !same(other)) });
  if (answer !== 'no') open(offer);
  if (answer === 'always') for (const other of rest.filter(same)) open(other);
}
