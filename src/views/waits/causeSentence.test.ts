import { describe, expect, test } from 'vitest';
import { array, assert, nat, property } from 'fast-check';
import { WAIT_CAUSES, type CauseSums, type WaitCause, type WaitHolder } from '../../../workers/api.ts';
import { apportion } from './apportion.ts';
import { selectionSentence, sentenceText, waitSentence, type Explained } from './causeSentence.ts';

const JOINED = /\u00a0/g;
const plain = (text: string): string => text.replace(JOINED, ' ');

function sums(of: Partial<Record<WaitCause, number>>): CauseSums {
  return WAIT_CAUSES.map((cause) => of[cause] ?? 0);
}

function explained(of: Partial<Record<WaitCause, number>>, more: Partial<Explained> = {}): Explained {
  return { causes: sums(of), holders: [], stops: [], ...more };
}

const WORKER: WaitHolder = { name: 'main.worker', what: 'program', waitedNs: 164.8e6 };

describe('the sentence of a selection', () => {
  const of = explained(
    { 'every P busy: GOMAXPROCS below demand': 164.8e6, 'every P busy: GC': 86.52e6, 'P without a thread': 123.6e6, 'world stopped': 37.08e6 },
    { holders: [WORKER, { name: 'GC mark worker', what: 'GC', waitedNs: 86.52e6 }], stops: [{ index: 7, name: 'GC mark termination', waitedNs: 37.08e6 }] },
  );

  test('names what took most first, who held the Ps, and which stop', () => {
    expect(plain(sentenceText(selectionSentence(10_412, of)))).toBe(
      'Of 412 ms of waiting in 10.4 k waits, 61 % every P busy (main.worker 40 %, GC 21 %), 30 % idle P, 9 % world stopped (GC mark termination).',
    );
  });

  test('every phrase leads to its evidence', () => {
    const evidence = selectionSentence(2, of).flatMap((phrase) => (phrase.evidence === undefined ? [] : [[plain(phrase.text), phrase.evidence]]));
    expect(evidence).toEqual([
      ['61 % every P busy', { to: 'cause', cause: 'every P busy: GOMAXPROCS below demand' }],
      ['main.worker 40 %', { to: 'holder', holder: WORKER }],
      ['GC 21 %', { to: 'cause', cause: 'every P busy: GC' }],
      ['30 % idle P', { to: 'cause', cause: 'P without a thread' }],
      ['9 % world stopped', { to: 'cause', cause: 'world stopped' }],
      ['GC mark termination', { to: 'stop', index: 7 }],
    ]);
  });

  test('holders that are too small to name are others', () => {
    const small = explained({ 'every P busy: program': 1000 }, { holders: [{ name: 'main.a', what: 'program', waitedNs: 700 }, ...Array.from({ length: 10 }, (_, nth): WaitHolder => ({ name: `main.b${nth}`, what: 'program', waitedNs: 30 }))] });
    expect(plain(sentenceText(selectionSentence(1, small)))).toBe('Of 1.00 µs of waiting in 1 wait, 100 % every P busy (main.a 70 %, others 30 %).');
  });

  test('what is less than a percent is said to be', () => {
    expect(plain(sentenceText(selectionSentence(3, explained({ unknown: 1, 'P looking for work': 999_999 }))))).toBe('Of 1.00 ms of waiting in 3 waits, 100 % idle P; under 1 %: unknown.');
  });

  test('nothing waited, and waits of no length', () => {
    expect(sentenceText(selectionSentence(0, explained({})))).toBe('No goroutine waited for a P here.');
    expect(selectionSentence(0, explained({}), 0.4)).toEqual([]);
    expect(sentenceText(selectionSentence(4, explained({})))).toBe('4 waits, none of a length that the trace tells.');
    expect(sentenceText(waitSentence(explained({})))).toBe('It ran at once.');
  });
});

test('whole shares always sum up, and none is off by one or more', () => {
  assert(
    property(array(nat(1e9), { minLength: 1, maxLength: 9 }), nat(100), (values, whole) => {
      const sum = values.reduce((total, value) => total + value, 0);
      const shares = apportion(values, whole);
      expect(shares.reduce((total, share) => total + share, 0)).toBe(sum === 0 ? 0 : whole);
      for (const [place, share] of shares.entries()) expect(Math.abs(share - (sum === 0 ? 0 : ((values[place] ?? 0) / sum) * whole))).toBeLessThan(1);
    }),
  );
});
