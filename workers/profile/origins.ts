// Whose code a function is, as far as names and files tell: the runtime, the standard library, a module somebody else made, the
// program's own, or not Go at all. And the binary it is in.
import type { Origin } from '../api.ts';
import { ORIGINS } from '../api.ts';
import type { ProfileColumns } from './columns.ts';
import { functionNames, hashOf, packageOf } from './functionNames.ts';

/** First path elements of the standard library's packages, Go 1.19 to 1.27; the commands' and what the library vendors, too. */
const STANDARD = new Set(
  (
    'archive arena bufio bytes cmd cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash ' +
    'html image index internal io iter log maps math mime net os path plugin reflect regexp runtime simd slices sort strconv strings ' +
    'structs sync syscall testing text time unicode unique unsafe uuid vendor weak'
  ).split(' '),
);

/** Packages that only the runtime is made of; runtime/pprof and the like are ordinary packages beside it. */
const RUNTIME_PACKAGE = /^(runtime|runtime\/internal(\/.*)?|internal\/runtime(\/.*)?|internal\/(abi|bytealg|chacha8rand|cpu|goarch|goexperiment|goos))$/;

/** The runtime's names for code that is not Go's. */
const NOT_GO = new Set(['runtime._ExternalCode', 'runtime._LostExternalCode', 'runtime._VDSO']);

/** `github.com/x/y@v1.2.3`: the root of a module in the module cache, or of a build with -trimpath. */
const VERSIONED_ROOT = /^.*?@v[^/]+/;

const GO_FILE = /\.(go|s)$/;
/** Of the package runtime itself: some of its functions are written in internal/runtime/…, too. */
const RUNTIME_FILE = /^(.*\/)(?<!\/internal\/)runtime\/[^/]+\.(?:go|s)$/;
/** What the compiler makes to compare and hash a type is of the type's package. */
const OF_TYPE = /^type[:.]\.(?:eq|hash)\./;
const FOREIGN_FILE = /\.(c|cc|cpp|cxx|h|hh|hpp|S|m|mm|rs|zig|swift|java|kt|scala|py|rb|js|ts)$/;

export class Origins {
  /** `/usr/local/go/src/`; undefined: no function of the runtime says where it is, or it was built with -trimpath. */
  readonly #libraryRoot: string | undefined;
  /** Root of the main module, if it has a version itself (built by `go install x@v1`). */
  readonly #ownRoot: string | undefined;

  constructor(profile: ProfileColumns) {
    const names = functionNames(profile);
    const fileOf = (wanted: (name: string, file: string) => boolean): string => {
      const at = names.findIndex((name, i) => wanted(name, profile.strings.get(profile.functionFile[i])));
      return at < 0 ? '' : slashed(profile.strings.get(profile.functionFile[at]));
    };
    this.#libraryRoot = RUNTIME_FILE.exec(fileOf((name, file) => name.startsWith('runtime.') && RUNTIME_FILE.test(slashed(file))))?.[1];
    this.#ownRoot = VERSIONED_ROOT.exec(fileOf((name) => name === 'main.main'))?.[0];
  }

  /**
   * @param name '' where the profile does not tell.
   * @param mapping file of the binary; '' where the profile does not tell.
   * @returns an index into ORIGINS.
   */
  of(name: string, file: string, mapping: string): number {
    return ORIGINS.indexOf(this.#origin(name, slashed(file), mapping));
  }

  #origin(name: string, file: string, mapping: string): Origin {
    if (NOT_GO.has(name)) return 'foreign';
    const isGo = GO_FILE.test(file);
    if (name === '' && file === '') return mapping === '' ? 'unknown' : 'foreign';
    if (FOREIGN_FILE.test(file)) return 'foreign';
    if (name === '') return isGo ? this.#byFile(file) : 'unknown';

    const path = packageOf(name.replace(OF_TYPE, ''), '');
    if (path === 'main') return 'own';
    // Where the library is known to be, its files tell more than names: some of the runtime's are made up.
    if (isGo && this.#libraryRoot !== undefined && file.startsWith(this.#libraryRoot)) return this.#byFile(file);
    // A routine in assembler has no package in its name.
    if (path === '') return isGo ? this.#byFile(file) : isForeignBinary(mapping) ? 'foreign' : 'unknown';
    if (path.includes('::')) return 'foreign';
    if (RUNTIME_PACKAGE.test(path)) return 'runtime';
    // A module of one's own may be called as a package of the library is; it lies elsewhere.
    if (STANDARD.has(firstElement(path)) && (this.#libraryRoot === undefined || !isGo)) return 'standard library';
    if (isGo) return this.#byModule(file);
    // Without a file, a name with a domain is most likely somebody else's.
    return firstElement(path).includes('.') ? 'third party' : isForeignBinary(mapping) ? 'foreign' : 'own';
  }

  #byFile(file: string): Origin {
    // With -trimpath the library's files begin with their package.
    const root = this.#libraryRoot ?? '';
    if (!file.startsWith(root)) return this.#byModule(file);
    const path = file.slice(root.length, Math.max(root.length, file.lastIndexOf('/')));
    if (RUNTIME_PACKAGE.test(path)) return 'runtime';
    return STANDARD.has(firstElement(path)) ? 'standard library' : this.#byModule(file);
  }

  /** What is built from a working directory is the program's own; what others made comes with a version, or is vendored. */
  #byModule(file: string): Origin {
    if (this.#ownRoot !== undefined && file.startsWith(`${this.#ownRoot}/`)) return 'own';
    return VERSIONED_ROOT.test(file) || file.includes('/vendor/') || file.includes('/external/') ? 'third party' : 'own';
  }
}

/** Equal binaries get equal colours in every file. */
export function binaryHash(mapping: string): number {
  return mapping === '' ? 0 : hashOf(mapping.slice(mapping.lastIndexOf('/') + 1));
}

function isForeignBinary(mapping: string): boolean {
  return mapping.startsWith('[') || /\.so(\.|$)|\.dylib$|\.dll$|linux-vdso/i.test(mapping);
}

function firstElement(path: string): string {
  const end = path.indexOf('/');
  return end < 0 ? path : path.slice(0, end);
}

function slashed(file: string): string {
  return file.includes('\\') ? file.replaceAll('\\', '/') : file;
}
