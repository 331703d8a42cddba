// What is used of jstat, which brings no types.
declare module 'jstat' {
  interface Distributions {
    readonly studentt: { readonly cdf: (t: number, degrees: number) => number };
    readonly normal: { readonly cdf: (z: number, mean: number, deviation: number) => number };
  }
  const library: { readonly jStat: Distributions };
  export default library;
}
