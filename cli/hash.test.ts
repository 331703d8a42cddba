import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { EventDigester, sha256Hex } from './hash.ts';
import type { CanonicalLine } from '../workers/trace/canonical.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'latin1').digest();
const plainSum = (lines: readonly string[]) => {
  let sum = 0n;
  for (const line of lines) sum += BigInt(`0x${sha256(`${line.slice(line.indexOf(' ') + 1)}\n`).toString('hex', 0, 16)}`);
  return (sum % (1n << 128n)).toString(16).padStart(32, '0');
};
function digestEvents(lines: readonly CanonicalLine[]) {
  const digester = new EventDigester();
  digester.add(lines);
  return digester.digests();
}

const sumOf = (some: readonly string[]) => digestEvents(some.map((line) => ({ line, stackLine: line }))).events_unordered_sum;

test('no events', () => {
  const empty = sha256('').toString('hex');
  expect(digestEvents([])).toEqual({ events_sha256: empty, events_stacks_sha256: empty, events_unordered_sum: '0'.repeat(32) });
});

test('the hashes are over all lines with their newlines, bytes above 0x7f as they are', () => {
  const lines = ['0 Sync -1 -1 -1 1', '5 Log 1 0 7 1 - \xff%2D'];
  const digests = digestEvents(lines.map((line) => ({ line, stackLine: `${line} - -` })));
  expect(digests.events_sha256).toBe(sha256(`${lines.join('\n')}\n`).toString('hex'));
  expect(digests.events_stacks_sha256).toBe(sha256(`${lines.join(' - -\n')} - -\n`).toString('hex'));
});

test('the sum wraps at 2^128 and knows neither order nor time', () => {
  const lines = Array.from({ length: 500 }, (_, i) => `${i} StateTransition 1 0 7 g:${i} Runnable Running -`);
  expect(sumOf(lines)).toBe(plainSum(lines));
  expect(sumOf(lines.toReversed())).toBe(sumOf(lines));
  expect(sumOf(lines.map((line) => `9${line}`))).toBe(sumOf(lines));
  expect(sumOf(lines.slice(1))).not.toBe(sumOf(lines));
});

test('hashing more than one piece of text', () => {
  const line = `1 Log 1 0 7 1 - ${'x'.repeat(1000)}`;
  const lines = Array.from({ length: 3000 }, () => line);
  expect(digestEvents(lines.map((l) => ({ line: l, stackLine: l }))).events_sha256).toBe(sha256Hex(`${line}\n`.repeat(3000)));
});
