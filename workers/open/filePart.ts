/** A run of a file's bytes: `bytes[0]` stands at `startOffset` of the file. What lies before it may have been let go. */
export interface FilePart {
  readonly bytes: Uint8Array;
  readonly startOffset: number;
}

/** The part of a part between two positions of the file; a view. */
export function cut(part: FilePart, startOffset: number, endOffset: number): FilePart {
  return { bytes: part.bytes.subarray(startOffset - part.startOffset, endOffset - part.startOffset), startOffset };
}

export function partEnd(part: FilePart): number {
  return part.startOffset + part.bytes.length;
}
