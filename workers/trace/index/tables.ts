import type { Chunk, IdColumns } from '../columns.ts';
import type { GenerationTables, IdPairs } from './generationIndex.ts';

/** A generation's tables in columns of their own. */
export function tablesOf({ procs, threads, texts, stackStart, stackFrames, frames }: Chunk): GenerationTables {
  const frameLine = new Float64Array(frames.count);
  for (let frame = 0; frame < frames.count; frame++) frameLine[frame] = frames.lineHi[frame] * 4294967296 + frames.lineLo[frame];
  return {
    procs: idPairs(procs),
    threads: idPairs(threads),
    texts,
    stackStart: stackStart.slice(),
    stackFrames: stackFrames.slice(),
    frameFunc: frames.func.slice(0, frames.count),
    frameFile: frames.file.slice(0, frames.count),
    frameLine,
  };
}

function idPairs({ count, idLo, idHi }: IdColumns): IdPairs {
  return { count, lo: idLo.slice(0, count), hi: idHi.slice(0, count) };
}
