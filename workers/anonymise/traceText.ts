import { isRuntimeText } from './runtimeTexts.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** What stacks call functions and files; any other text of a trace is the runtime's, or the program's. */
export interface TraceNames {
  readonly functions: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

export function traceText(text: string, { functions, files }: TraceNames, names: Pseudonyms): string {
  if (functions.has(text)) return names.function(text);
  if (files.has(text)) return names.file(text);
  return isRuntimeText(text) ? text : names.text(text);
}
