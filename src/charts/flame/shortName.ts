// Names of functions, shortened until they fit a box: the whole name, then without what the reader can guess best.
import type { Px } from '../../../workers/api.ts';

/** Width of a text in the font it will be drawn in. */
export type MeasureText = (text: string) => Px;

const SHORTEST_CUT = 4;

/**
 * Ever shorter forms of a function's name, the whole one first: without a C++ anonymous namespace, without a `/vN` element of
 * the import path, without the import path, then without leading parts one at a time. Type arguments and receivers in brackets
 * are never split. What only means something beside its parent (`func1`, `2`) is not offered alone.
 */
export function shorterNames(name: string): readonly string[] {
  const forms = [name];
  const add = (form: string): string => {
    if (form !== '' && form !== forms.at(-1)) forms.push(form);
    return form;
  };
  let rest = add(name.replace(/^\(anonymous namespace\)::/, ''));
  rest = add(withoutMajorVersion(rest));
  rest = add(withoutImportPath(rest));
  for (let next = dropFirstPart(rest); next !== undefined; next = dropFirstPart(next)) {
    if (/^(?:func)?\d/.test(next)) break;
    add(next);
  }
  return forms;
}

/** Package, receiver and function, without the directories of the import path. */
export function withoutImportPath(name: string): string {
  return name.slice(name.slice(0, bracketStart(name)).lastIndexOf('/') + 1);
}

/**
 * Ever shorter forms for a list, where names that differ must not look alike: directories of the import path give way to an
 * ellipsis one at a time (`…/json/v2.Marshal`), and only then as in `shorterNames`.
 */
export function elidedNames(name: string): readonly string[] {
  const forms = [name];
  const pathEnd = name.length - withoutImportPath(name).length;
  for (let at = name.indexOf('/', 1); at >= 0 && at < pathEnd; at = name.indexOf('/', at + 1)) forms.push(`…${name.slice(at)}`);
  return [...forms, ...shorterNames(withoutImportPath(name))];
}

/**
 * Fits names into widths by the first form that does. Boxes take `shorterNames` and lose the end of what is still too long,
 * lists take `elidedNames` and lose its middle. Keeps the forms of every name it was asked for: one fitter serves one font.
 */
export function createNameFitter(measure: MeasureText, where: 'box' | 'list'): (name: string, maxPx: Px) => string {
  const known = new Map<string, { readonly forms: readonly string[]; readonly widths: readonly Px[] }>();
  return (name, maxPx) => {
    let entry = known.get(name);
    if (entry === undefined) {
      const forms = where === 'box' ? shorterNames(name) : elidedNames(name);
      entry = { forms, widths: forms.map((form) => measure(form)) };
      known.set(name, entry);
    }
    const fits = entry.widths.findIndex((width) => width <= maxPx);
    if (fits >= 0) return entry.forms[fits] ?? '';
    return cut(entry.forms.at(-1) ?? '', maxPx, measure, where === 'box' ? 0 : 0.4);
  };
}

/** The longest text that fits of the first and, by `tailShare`, the last characters, with an ellipsis between; '' if too short. */
function cut(text: string, maxPx: Px, measure: MeasureText, tailShare: number): string {
  const keeping = (characters: number): string => {
    const tail = Math.floor(characters * tailShare);
    return `${text.slice(0, characters - tail)}…${text.slice(text.length - tail)}`;
  };
  if (measure(keeping(SHORTEST_CUT)) > maxPx) return '';
  let low = SHORTEST_CUT;
  let high = text.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (measure(keeping(middle)) <= maxPx) low = middle;
    else high = middle - 1;
  }
  return keeping(low);
}

/** Where type arguments, receivers or parameters begin: a slash or dot after it is not the import path's. */
function bracketStart(name: string): number {
  const at = name.search(/[[({<]/);
  return at < 0 ? name.length : at;
}

function withoutMajorVersion(name: string): string {
  const end = bracketStart(name);
  return name.slice(0, end).replace(/\/v(?:[2-9]|[1-9]\d+)(?=[./])/, '') + name.slice(end);
}

function dropFirstPart(name: string): string | undefined {
  let nested = 0;
  for (let i = 0; i < name.length; i++) {
    const c = name[i];
    if (c === '[' || c === '(' || c === '{' || c === '<') nested++;
    else if (c === ']' || c === ')' || c === '}' || c === '>') nested--;
    else if (nested === 0 && i > 0) {
      if (c === '.') return name.slice(i + 1) || undefined;
      if (c === ':' && name[i + 1] === ':') return name.slice(i + 2) || undefined;
    }
  }
  return undefined;
}
