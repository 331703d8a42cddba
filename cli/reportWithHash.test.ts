// --hash adds digests of the events to the report, and changes nothing else of it.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { reportOfFile } from './reportOfFile.ts';

test.each(['go1.19-user-annotations', 'go1.26-user-annotations'])('%s', async (name) => {
  const path = fileURLToPath(new URL(`../fixtures/traces/${name}.trace`, import.meta.url));
  const plain = await reportOfFile(path, { goroutines: false, hash: false, workers: 1 });
  const hashed = await reportOfFile(path, { goroutines: false, hash: true, workers: 1 });
  expect(hashed).toEqual({
    status: 0,
    report: {
      ...plain.report,
      trace: {
        ...(plain.report['trace'] as object),
        events_sha256: expect.stringMatching(/^[\da-f]{64}$/),
        events_stacks_sha256: expect.stringMatching(/^[\da-f]{64}$/),
        events_unordered_sum: expect.stringMatching(/^[\da-f]{32}$/),
      },
    },
  });
});
