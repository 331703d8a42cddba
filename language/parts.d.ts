// A catalogue's parts, see tools/catalogueParts.ts.
declare module '*.json?first' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

declare module '*.json?later' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
