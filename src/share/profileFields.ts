// The fields of an address that belong to a profile: pprof's options under pprof's own names, what is chosen, and how it is drawn.
// The letters of the address of pprof's own page are understood too, so that what follows its "?" can be pasted behind our "#".
// Decoding never throws; what is malformed is as if it had not been written.
import { FLAG_OPTIONS, PPROF_NAMES, TEXT_OPTIONS, type FlagOption, type FlameNode, type ProfileBase, type ProfileOptions, type TextOption } from '../../workers/api.ts';
import { decodeGraphLimits, encodeGraphLimits } from '../views/callgraph/graphLimits.ts';
import { fitOptions, readGranularity } from '../views/profile/options.ts';
import { decodeStacksLook, encodeStacksLook } from '../views/stacks/stacksLook.ts';
import { FLAME_COLOURS, INITIAL_PROFILE_LOOK, SAMPLES_ORDERS, TREE_ORDERS, type ProfileLook } from '../views/profile/profileLook.ts';

const MAX_TEXT = 1000;

/** Of pprof's page; names that are the same as on its command line are not repeated. */
const PPROF_LETTERS: Readonly<Partial<Record<TextOption | FlagOption | 'granularity', string>>> = {
  focus: 'f',
  ignore: 'i',
  hide: 'h',
  show: 's',
  showFrom: 'sf',
  pruneFrom: 'prunefrom',
  tagFocus: 'tf',
  tagIgnore: 'ti',
  tagShow: 'ts',
  tagHide: 'th',
  granularity: 'g',
  relativePercentages: 'rel',
  dropNegative: 'dropneg',
};

/** Names and values of what differs from a fresh page. */
export function encodeProfile(look: ProfileLook): readonly [string, string][] {
  const out: [string, string][] = [...encodeOptions(look.options)];
  const initial = INITIAL_PROFILE_LOOK;
  // A function without a name is a function too.
  if (look.chosen !== undefined) out.push(['fn', `:${look.chosen}`]);
  if (look.sandwich) out.push(['sandwich', '1']);
  if (look.calleesZoom.depth !== 0) out.push(['below', nodeText(look.calleesZoom)]);
  if (look.callersZoom.depth !== 0) out.push(['above', nodeText(look.callersZoom)]);
  if (look.colourBy !== undefined) out.push(['colour', look.colourBy]);
  if (look.flameOrder !== initial.flameOrder) out.push(['siblings', look.flameOrder]);
  if (look.treeOf !== initial.treeOf) out.push(['treeof', look.treeOf]);
  if (look.treeOrder !== initial.treeOrder) out.push(['treeorder', look.treeOrder]);
  if (look.samplesOrder !== initial.samplesOrder) out.push(['samplesorder', look.samplesOrder]);
  out.push(...encodeGraphLimits(look.graphLimits), ...encodeStacksLook(look.stacks));
  if (look.pattern !== '') out.push(['pattern', look.pattern]);
  return out;
}

export function decodeProfile(fields: URLSearchParams): ProfileLook {
  const initial = INITIAL_PROFILE_LOOK;
  const chosen = fields.get('fn');
  return {
    options: decodeOptions(fields),
    chosen: chosen?.startsWith(':') === true && chosen.length <= MAX_TEXT + 1 ? chosen.slice(1) : undefined,
    sandwich: fields.get('sandwich') === '1',
    calleesZoom: readZoom(fields.get('below')) ?? initial.calleesZoom,
    callersZoom: readZoom(fields.get('above')) ?? initial.callersZoom,
    colourBy: FLAME_COLOURS.find((colour) => colour === fields.get('colour')),
    flameOrder: fields.get('siblings') === 'name' ? 'name' : initial.flameOrder,
    treeOf: fields.get('treeof') === 'callers' ? 'callers' : initial.treeOf,
    treeOrder: TREE_ORDERS.find((order) => order === fields.get('treeorder')) ?? initial.treeOrder,
    samplesOrder: SAMPLES_ORDERS.find((order) => order === fields.get('samplesorder')) ?? initial.samplesOrder,
    graphLimits: decodeGraphLimits(fields),
    stacks: decodeStacksLook(fields),
    pattern: readText(fields.get('pattern')) ?? initial.pattern,
  };
}

export function nodeText(node: FlameNode): string {
  return `${node.depth}-${node.sample}`;
}

/** The root needs no saying. */
export function readZoom(text: string | null): FlameNode | undefined {
  const node = readNode(text);
  return node?.depth === 0 ? undefined : node;
}

export function readNode(text: string | null): FlameNode | undefined {
  const [, depth = '', sample = ''] = /^(0|[1-9]\d{0,8})-(0|[1-9]\d{0,9})$/.exec(text ?? '') ?? [];
  return depth === '' ? undefined : { depth: Number(depth), sample: Number(sample) };
}

function encodeOptions(options: ProfileOptions): readonly [string, string][] {
  const out: [string, string][] = [];
  const { granularity, base } = options;
  for (const name of TEXT_OPTIONS) {
    const text = options[name];
    if (text !== undefined && text !== '') out.push([PPROF_NAMES[name], text]);
  }
  if (granularity !== undefined) out.push([PPROF_NAMES.granularity, granularity]);
  for (const name of FLAG_OPTIONS) if (options[name] === true) out.push([PPROF_NAMES[name], '1']);
  if (base !== undefined) {
    out.push([base.how, base.profile]);
    if (base.normalize) out.push(['normalize', '1']);
  }
  return out;
}

function decodeOptions(fields: URLSearchParams): ProfileOptions {
  const read = (name: TextOption | FlagOption | 'granularity'): string | null => {
    const letter = PPROF_LETTERS[name];
    return fields.get(PPROF_NAMES[name]) ?? (letter === undefined ? null : fields.get(letter));
  };
  const options: Record<string, unknown> = {};
  for (const name of TEXT_OPTIONS) options[name] = readText(read(name));
  options['granularity'] = readGranularity(read('granularity'));
  for (const name of FLAG_OPTIONS) options[name] = isOn(read(name));
  options['base'] = readBase(fields);
  return fitOptions(options);
}

function readBase(fields: URLSearchParams): ProfileBase | undefined {
  const normalize = isOn(fields.get('normalize') ?? fields.get('norm'));
  for (const how of ['base', 'diff_base'] as const) {
    const profile = readText(fields.get(how));
    if (profile !== undefined) return { profile, how, normalize };
  }
  return undefined;
}

/** As pprof reads yes and no; a name alone means yes. */
function isOn(text: string | null): boolean {
  return text !== null && ['', '1', 't', 'true', 'y', 'yes'].includes(text.toLowerCase());
}

function readText(text: string | null): string | undefined {
  return text === null || text === '' || text.length > MAX_TEXT ? undefined : text;
}
