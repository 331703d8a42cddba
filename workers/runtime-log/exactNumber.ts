// Integers of JSON text beyond 2^53, which JSON.parse would round: LastGC and PauseEnd are ns since 1970.

/** The first integer after `"name":`, exactly; undefined: the text has none. */
export function integerAfter(text: string, name: string, from = 0): bigint | undefined {
  const at = text.indexOf(`"${name}":`, from);
  const match = at < 0 ? null : /^\s*(\d{1,20})\b/.exec(text.slice(at + name.length + 3, at + name.length + 3 + 40));
  return match?.[1] === undefined ? undefined : BigInt(match[1]);
}

/** The integers of the first array after `"name":`; undefined: the text has none. */
export function integersAfter(text: string, name: string, from = 0): readonly bigint[] | undefined {
  const at = text.indexOf(`"${name}":`, from);
  if (at < 0) return undefined;
  const match = /^\s*\[([\d,\s]*)\]/.exec(text.slice(at + name.length + 3));
  return match?.[1] === undefined ? undefined : match[1].split(',').flatMap((one) => (one.trim() === '' ? [] : [BigInt(one.trim())]));
}
