// A text of the runtime with other names: lines that the runtime writes stay, frames of dumps and of text profiles get other names, and
// every other line becomes a pseudonym of itself: who knows what a program says.
import type { Pseudonyms } from './pseudonyms.ts';

type Rewrite = (parts: readonly string[], names: Pseudonyms) => string;

const part = (parts: readonly string[], at: number): string => parts[at] ?? '';
const whole: Rewrite = (parts) => part(parts, 0);

/** The first that fits a line says what becomes of it. Those of records may stand behind a prefix, which goes. */
const RULES: readonly (readonly [fits: RegExp, becomes: Rewrite])[] = [
  [/gc \d+ @[\d.]+s \d+%: [\d.+]+ ms clock, [\d.+/]+ ms cpu, [\d>-]+ MB,[\d\sa-zA-Z,]* P(?: \(forced\))?(?: \([a-z ]+\))?/, whole],
  [/(?:SCHED \d+ms: |scav |pacer: |scan: (?:total|class) |GC forced|scvg\d*: )[\w\s.,:=%()+/>*[\]@-]*$/, whole],
  [/^ {2,}[PMG]\d+: [\w\s=()<>*,.-]*$/, whole],
  [/init (\S+) @([\d.]+ ms, [\d.]+ ms clock, \d+ bytes, \d+ allocs)$/, (parts, names) => `init ${names.package(part(parts, 1))} @${part(parts, 2)}`],
  [/^(goroutine \d+(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[[^\]]*\])(?:( \{)(.*)(\}))?:$/, (parts, names) => `${part(parts, 1)}${part(parts, 2)}${labels(part(parts, 3), names)}${part(parts, 4)}:`],
  [/^(# labels: \{)(.*)(\})$/, (parts, names) => `${part(parts, 1)}${labels(part(parts, 2), names)}${part(parts, 3)}`],
  [/^(created by )(\S+)( in goroutine \d+)?$/, (parts, names) => part(parts, 1) + names.function(part(parts, 2)) + part(parts, 3)],
  [/^(#\t0x[\da-f]+\t)(.+?)(\+0x[\da-f]+)?(\t+)(.+)(:\d+)$/, (parts, names) => part(parts, 1) + names.function(part(parts, 2)) + part(parts, 3) + part(parts, 4) + names.file(part(parts, 5)) + part(parts, 6)],
  [/^(#\t0x[\da-f]+)$/, whole],
  [/^(\t)(.+)(:\d+)((?: \+0x[\da-f]+)?(?: fp=\S+ sp=\S+ pc=\S+)?)$/, (parts, names) => part(parts, 1) + names.file(part(parts, 2)) + part(parts, 3) + part(parts, 4)],
  [/^(?:(?:heap|goroutine|threadcreate|allocs|block) profile: )[\d\s:[\]@/a-z]*$/, whole],
  [/^--- (?:mutex|contention):?$|^(?:cycles\/second|sampling period)=\d+$|^[\d\s:[\]]+@(?: 0x[\da-f]+)*$/, whole],
  [/^# (?:runtime\.MemStats|[A-Z]\w+ = [\d\s.e+[\]-]*)$/, whole],
  [/^SIG[A-Z]+: [a-z -]+$|^PC=0x[\da-f]+ m=\S+ sigcode=\S+$|^(?:r\w{1,2}|cs|fs|gs|rflags|rip) +0x[\da-f]+$|^exit status \d+$|^fatal error: all goroutines are asleep - deadlock!$|^\[signal SIG[^\]]*\]$|^-----$/, whole],
  [/^\tgoroutine running on other thread; stack unavailable$|^\.\.\.\d+ frames elided\.\.\.$|^\.\.\.additional frames elided\.\.\.$/, whole],
  [/^((?:fatal error|panic): )(.*)$/, (parts, names) => part(parts, 1) + names.text(part(parts, 2))],
  [/^([^\s(][^\s]*)\(([\s\dxa-f{},?._]*)\)$/, (parts, names) => `${names.function(part(parts, 1))}(${part(parts, 2)})`],
  [/^\s*$/, whole],
];

/** JSON and pages of Prometheus are lists of a program's own names: those cannot be anonymised. */
export function isListOfNames(text: string): boolean {
  return /^\s*[[{]/.test(text) || /^# (?:HELP|TYPE) /m.test(text);
}

export function anonymousText(text: string, names: Pseudonyms): string {
  const lines = text.split('\n');
  for (const line of lines) {
    const [, path] = /(\S*\/src\/runtime\/\w+\.(?:go|s)):\d+/.exec(line) ?? [];
    if (path !== undefined) names.learnRoot(path);
  }
  return lines.map((line) => (line.endsWith('\r') ? `${anonymousLine(line.slice(0, -1), names)}\r` : anonymousLine(line, names))).join('\n');
}

function anonymousLine(line: string, names: Pseudonyms): string {
  for (const [fits, becomes] of RULES) {
    const parts = fits.exec(line);
    if (parts !== null) return becomes(parts, names);
  }
  return names.text(line);
}

/** `path: /cart/a, "user \"id\"": "ben"` */
function labels(text: string, names: Pseudonyms): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*"|[^\s,:"][^,:"]*)\s*:\s*("(?:[^"\\]|\\.)*"|[^,"]*)/g, (_, key: string, value: string) => `"${names.label(unquoted(key))}":"${names.value(unquoted(value))}"`);
}

function unquoted(text: string): string {
  return /^"(.*)"$/s.exec(text)?.[1] ?? text.trim();
}
