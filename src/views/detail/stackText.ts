import type { Frame } from '../../../workers/api.ts';

/** A stack as Go prints it in a goroutine dump: the function, and on the next line, indented, its place. Leaf first. */
export function stackText(frames: readonly Frame[]): string {
  return frames.map(({ func, file, line }) => (file === '' ? func : `${func}\n\t${file}:${line}`)).join('\n');
}

/** A source path's last two parts: enough to know the place, short enough to read. */
export function shortPath(file: string): string {
  return file.split('/').slice(-2).join('/');
}
