/** Takes the next bytes of a file. They are the sink's own from then on. */
export type ByteSink = (bytes: Uint8Array<ArrayBuffer>) => void;
