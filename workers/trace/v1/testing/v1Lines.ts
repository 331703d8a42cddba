import { CanonicalLines } from '../../canonical.ts';
import { V1Trace } from '../v1Trace.ts';

/** Test only: the events of a v1 trace in the form that Go's reader is compared in; if asked, with the start of their stacks. */
export function v1Lines(bytes: Uint8Array, minor: number, options: { readonly chunkRows?: number; readonly stacks?: boolean } = {}): readonly string[] {
  const trace = new V1Trace(bytes, minor, options.chunkRows);
  const lines = new CanonicalLines((frames) => frames.replaceAll(/\s/g, '/'));
  const out: string[] = [];
  while (!trace.done) {
    const { chunk, damage } = trace.next();
    for (const { line, stackLine } of lines.of(chunk)) out.push(options.stacks === true ? stackLine : line);
    if (damage !== undefined) out.push(damage.message);
  }
  return out;
}
