import { afterEach, describe, expect, it } from 'vitest';
import { saysEmbed } from './embedded.ts';
import { readMessage } from './messages.ts';
import { answerOffer, offers, takeMessage } from './offers.ts';
import { distrustOrigin } from './trustedOrigins.ts';
import type { Offer } from './messages.ts';

const buffer = new TextEncoder().encode('go 1.27 trace').buffer;
const offered = (data: unknown): unknown => {
  const message = readMessage(data);
  return message?.is === 'offer' ? [message.offer.title, message.offer.files.map(({ name, size }) => [name, size])] : message;
};

describe('a message', () => {
  it('is what Perfetto takes, or the same under our name', () => {
    expect(offered('PING')).toEqual({ is: 'ping' });
    expect(offered({ perfetto: { buffer, title: 'api trace' } })).toEqual(['api trace', [['api trace', 13]]]);
    expect(offered({ gopherscope: { buffer: new Uint8Array(buffer), title: 'api', fileName: 'trace.out', url: 'https://dash.example' } })).toEqual(['api', [['trace.out', 13]]]);
    expect(offered({ gopherscope: { title: 'api', files: [{ buffer, fileName: 'run/trace.out' }, { buffer: new Blob(['gc']) }] } })).toEqual(['api', [['run/trace.out', 13], ['recording', 2]]]);
    expect(offered({ perfetto: { buffer } })).toEqual(['recording', [['recording', 13]]]);
  });

  it('that is malformed is nobody’s', () => {
    for (const data of [undefined, null, 'PONG', 7, [], {}, { perfetto: 'buffer' }, { perfetto: { title: 'x' } }, { perfetto: { buffer: 'text', title: 'x' } }, { perfetto: { files: [] } }, { perfetto: { files: [{ buffer }, {}] } }, { gopherscope: { files: Array.from({ length: 65 }, () => ({ buffer })) } }]) expect(readMessage(data)).toBeUndefined();
  });

  it('has a title of one line, whatever it was', () => {
    expect(offered({ perfetto: { buffer, title: ` a\nb\u202Ec${'d'.repeat(300)}` } })).toEqual([`a b c${'d'.repeat(195)}`, expect.anything()]);
  });

  it('may hand over a session', () => {
    const file = { key: 'a', name: 'a', bytes: new Blob(['x']), address: undefined, fromFolder: false, drop: 1, run: undefined, isOpen: true, isTriaged: false, view: '' };
    const message = readMessage({ gopherscope: { session: { version: 1, files: [file, { ...file, key: 'b', bytes: 'text' }], shown: 'a', link: '' } } });
    expect(message).toMatchObject({ is: 'offer', offer: { title: 'a', files: [], session: { shown: 'a', files: [{ key: 'a' }] } } });
    expect(readMessage({ gopherscope: { session: { version: 1, files: [{ ...file, bytes: 7 }] } } })).toBeUndefined();
  });
});

const offer = (title: string) => ({ gopherscope: { buffer, title } });

describe('an offer', () => {
  const opened: string[] = [];
  const replies: unknown[] = [];
  const open = ({ title }: Offer): void => void opened.push(title);
  const source = { postMessage: (...reply: readonly unknown[]) => replies.push(reply) } as unknown as Window;
  const send = (origin: string, data: unknown): void => takeMessage({ origin, data, source }, { ownOrigin: 'https://here', open });
  afterEach(() => {
    offers.setState({ waiting: [] });
    opened.length = 0;
    replies.length = 0;
  });

  it('of this site is opened, of others asked about', () => {
    send('https://here', offer('own'));
    send('https://dash.example', offer('one'));
    send('https://dash.example', offer('two'));
    expect([opened, offers.getState().waiting.map(({ origin, title }) => [origin, title])]).toEqual([['own'], [['https://dash.example', 'one'], ['https://dash.example', 'two']]]);
    answerOffer('open', { open });
    expect([opened, offers.getState().waiting.length]).toEqual([['own', 'one'], 1]);
  });

  it('that is refused opens nothing, and its origin is not heard again', () => {
    send('https://bad.example', offer('one'));
    send('https://bad.example', offer('two'));
    answerOffer('no', { open });
    send('https://bad.example', offer('three'));
    expect([opened, offers.getState().waiting]).toEqual([[], []]);
  });

  it('of an origin that is trusted from now on opens, and what waits of it', () => {
    send('https://good.example', offer('one'));
    send('https://other.example', offer('other'));
    send('https://good.example', offer('two'));
    answerOffer('always', { open });
    expect([opened, offers.getState().waiting.map(({ title }) => title)]).toEqual([['one', 'two'], ['other']]);
    distrustOrigin('https://good.example');
  });

  it('is answered where it came from, and nowhere else', () => {
    send('https://dash.example', 'PING');
    send('null', 'PING');
    send('https://dash.example', 'PONG');
    takeMessage({ origin: 'https://dash.example', data: offer('one'), source: null }, { ownOrigin: 'https://here', open });
    expect(replies).toEqual([['PONG', { targetOrigin: 'https://dash.example' }], ['PONG', { targetOrigin: '*' }]]);
    expect(offers.getState().waiting).toEqual([]);
  });

  it('of no origin is asked about each time, though this page has none either', () => {
    takeMessage({ origin: 'null', data: offer('one'), source }, { ownOrigin: 'null', open });
    expect([opened, offers.getState().waiting.map(({ origin }) => origin)]).toEqual([[], ['null']]);
    answerOffer('always', { open });
    takeMessage({ origin: 'null', data: offer('two'), source }, { ownOrigin: 'null', open });
    expect(offers.getState().waiting).toHaveLength(1);
  });

  it('of a session comes from this site alone, and never waits in a crowd', () => {
    send('https://dash.example', { gopherscope: { session: { version: 1, files: [{ key: 'a', name: 'a', address: 'heap' }] } } });
    expect(offers.getState().waiting).toEqual([]);
    for (let nth = 0; nth < 20; nth++) send('https://dash.example', offer(String(nth)));
    expect(offers.getState().waiting).toHaveLength(8);
  });
});

it('a page is embedded where its address says so', () => {
  expect(['#embed=1', '#v=2&src=heap&embed=1', 'embed=1'].map(saysEmbed)).toEqual([true, true, true]);
  expect(['', '#embed=0', '#v=2&view=gc', '#embed'].map(saysEmbed)).toEqual([false, false, false, false]);
});
