// What a site makes, told by the name of its function. Go takes the runtime's frames (makeslice, newobject, mapassign) off the stacks of
// heap profiles, so a function of one's own tells nothing; the library's that exist to make one thing do.
import type { AllocationKind } from '../../api.ts';
import type { FrameKinds } from '../frameKinds.ts';
import type { Site } from './allocationSites.ts';
import { byBytes, HeapSum } from './heapValues.ts';
import { marked } from '../../../language/t.ts';

const MOST_SITES = 20;

/** In this order: the first that matches. Names as `go tool pprof` writes them; those of the runtime stand in other producers' profiles. */
const KINDS: readonly (readonly [kind: string, names: RegExp])[] = [
  [
    '[]byte',
    new RegExp(
      [
        String.raw`^bytes\.(growSlice|makeSlice|Clone|Join|Repeat|Replace|ToUpper|ToLower|Map|\(\*Buffer\)\.(grow|Write\w*|ReadFrom))`,
        String.raw`^bufio\.(New(Reader|Writer)Size|\(\*(Reader|Scanner)\)\.(Scan|collectFragments|ReadBytes))`,
        String.raw`^(io|io/ioutil)\.(ReadAll|copyBuffer|init\.func\d+)|^(os|io/ioutil)\.ReadFile`,
        String.raw`^encoding/(base64|base32|hex)\..*(DecodeString|AppendDecode)|^(slices\.\w+|internal/bytealg\.MakeNoZero)\[go\.shape\.\[\]uint8`,
        String.raw`^fmt\.\(\*buffer\)\.|^encoding/json\.(Marshal|MarshalIndent|Indent|Compact|append\w+)$|^runtime\.(rawbyteslice|stringtoslicebyte)`,
      ].join('|'),
    ),
  ],
  [
    marked('string'),
    new RegExp(
      [
        String.raw`^strings\.(\(\*Builder\)\.|Repeat|Join|Replace|ToUpper|ToLower|Title|Map|Clone|\(\*\w*[rR]eplacer\)\.)`,
        String.raw`^internal/bytealg\.MakeNoZero|^internal/stringslite\.Clone|^fmt\.Sprint(f|ln)?$|^strconv\.(Format|Itoa|Quote|quote)`,
        String.raw`^(bytes\.\(\*Buffer\)\.String|bufio\.\(\*Reader\)\.ReadString|bufio\.\(\*Scanner\)\.Text)$|^encoding/(base64|base32|hex)\..*EncodeToString`,
        String.raw`^net/url\.(unescape|escape|QueryEscape)|^runtime\.(concatstring|rawstring|slicebytetostring|slicerunetostring|intstring|gostring)`,
      ].join('|'),
    ),
  ],
  [marked('map'), /^(internal\/runtime\/maps\.|internal\/sync\.\(\*HashTrieMap|sync\.\(\*Map\)|maps\.(Clone|clone|Copy|Insert|Collect)|runtime\.(mapassign|makemap|hashGrow|makeBucketArray|mapclone))/],
  [marked('slice'), /^(slices\.(Grow|Clone|Concat|Insert|Collect|AppendSeq|Sorted|Repeat|Replace)|strings\.(Split|genSplit|Fields|explode)|reflect\.(MakeSlice|growslice|\(\*rtype\)\.growslice|unsafe_NewArray|Append|\(?\*?Value\)?\.(Grow|grow|extendSlice))|runtime\.(growslice|makeslice))/],
  [marked('error'), /^(errors\.(New|Join)|fmt\.Errorf)/],
  [marked('channel, timer or context'), /^(time\.(NewTimer|NewTicker|AfterFunc|After|Tick|newTimer)|context\.|runtime\.(makechan|newTimer))/],
  [marked('goroutine or thread'), /^runtime\.(malg|allocm|newproc|mcommoninit|gfget|mpreinit|acquireSudog)/],
  [marked('value made by reflection'), /^(reflect\.|internal\/reflectlite\.)/],
  [marked('sync.Pool’s own lists'), /^sync\.\(\*(Pool|poolChain)\)\./],
  // A stack of nothing else: where there is another frame, Go has taken these off.
  [marked('the runtime’s own'), /^runtime\./],
];

/** '': the name tells nothing. */
export function kindOfSite(name: string): string {
  return KINDS.find(([, names]) => names.test(name))?.[0] ?? '';
}

/** What names tell nothing of comes last. */
export function kindsOf(sites: readonly Site[], { rows }: FrameKinds): AllocationKind[] {
  const sums = new Map<string, { readonly sum: HeapSum; readonly sites: Map<number, HeapSum> }>();
  const kindOfRow = new Map<number, string>();
  for (const { row, sum } of sites) {
    const kind = kindOfRow.get(row) ?? kindOfSite(rows[row].name);
    kindOfRow.set(row, kind);
    const known = sums.get(kind) ?? { sum: new HeapSum(), sites: new Map<number, HeapSum>() };
    sums.set(kind, known);
    known.sum.addShare(sum);
    const ofRow = known.sites.get(row) ?? new HeapSum();
    known.sites.set(row, ofRow);
    ofRow.addShare(sum);
  }
  return [...sums]
    .toSorted(([aKind, a], [bKind, b]) => Number(aKind === '') - Number(bKind === '') || byBytes(a.sum, b.sum))
    .filter(([, { sum }]) => !sum.isEmpty)
    .map(([kind, known]) => ({
      kind,
      ...known.sum.share,
      sites: [...known.sites]
        .toSorted(([, a], [, b]) => byBytes(a, b))
        .slice(0, MOST_SITES)
        .map(([row]) => rows[row].name),
    }));
}
