// What a page's workers hold when everything that can be let go of is let go: exact, unlike what the system says of a process.
import type { CDPSession, Page } from '@playwright/test';

interface HeapUsage {
  /** JavaScript objects. */
  readonly usedSize: number;
  /** Typed arrays. */
  readonly backingStorageSize: number;
}

/** Bytes of objects and typed arrays in the page's workers, after a garbage collection. */
export async function bytesInWorkers(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    const workers: string[] = [];
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') workers.push(sessionId);
    });
    // Workers are spoken to through the page's session.
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    const bytes = await Promise.all(workers.map((worker) => bytesIn(session, worker)));
    return bytes.reduce((sum, more) => sum + more, 0);
  } finally {
    await session.detach();
  }
}

async function bytesIn(session: CDPSession, worker: string): Promise<number> {
  await tell(session, worker, 1, 'HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await tell(session, worker, 2, 'Runtime.getHeapUsage')) as HeapUsage;
  return usedSize + backingStorageSize;
}

function tell(session: CDPSession, sessionId: string, id: number, method: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (event: { readonly sessionId: string; readonly message: string }): void => {
      if (event.sessionId !== sessionId) return;
      const reply = JSON.parse(event.message) as { readonly id?: number; readonly result?: unknown; readonly error?: { readonly message: string } };
      if (reply.id !== id) return;
      session.off('Target.receivedMessageFromTarget', onMessage);
      if (reply.error === undefined) resolve(reply.result);
      else reject(new Error(`${method}: ${reply.error.message}`));
    };
    session.on('Target.receivedMessageFromTarget', onMessage);
    session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject);
  });
}
