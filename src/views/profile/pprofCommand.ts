// The `go tool pprof` command that prints the figures a view shows, for whoever wants them in a terminal or does not believe us.
import { FLAG_OPTIONS, PPROF_NAMES, TEXT_OPTIONS, type ProfileFacts, type ProfileOptions } from '../../../workers/api.ts';
import { encodeGraphLimits, type GraphLimits } from '../callgraph/graphLimits.ts';
import { t } from '../../../language/t.ts';

/** What pprof is asked to print. The pattern of peek and source is a regular expression, '' for everything. */
export type PprofReport =
  | { readonly prints: 'flame' | 'top' | 'tree' | 'tags' | 'traces' | 'proto' }
  | { readonly prints: 'graph'; readonly limits: GraphLimits }
  | { readonly prints: 'peek' | 'source'; readonly pattern: string };

/** Everything but of the graph, untrimmed: what pprof leaves out by default is as much a part of the figures as the rest. */
function reportFlags(report: PprofReport): readonly string[] {
  switch (report.prints) {
    case 'flame':
      return ['-http=:'];
    case 'top':
      return ['-top', '-nodefraction=0'];
    case 'tree':
      return ['-dot', '-call_tree', '-nodefraction=0', '-edgefraction=0', '-nodecount=0'];
    case 'graph':
      return ['-svg', ...encodeGraphLimits(report.limits).map(([name, value]) => `-${name}=${value}`)];
    case 'tags':
      return ['-tags'];
    case 'traces':
      return ['-traces'];
    case 'proto':
      return ['-proto'];
    case 'peek':
      return [`-peek=${report.pattern === '' ? '.' : report.pattern}`];
    case 'source':
      return [`-list=${report.pattern === '' ? '.' : report.pattern}`];
  }
}

/** What to do with what the command makes, where that is not plain from it. */
export function afterCommand(report: PprofReport): string | undefined {
  switch (report.prints) {
    case 'flame':
      return t('It opens pprof’s own page in your browser; choose View, Flame Graph there.');
    case 'graph':
      return t('It writes an SVG file, and needs Graphviz for that.');
    case 'tree':
      return t('It writes the tree as text for Graphviz: a node for each row, its figures in the label.');
    case 'source':
      return t('It needs the source files where they were built, or -source_path.');
    case 'top':
    case 'tags':
    case 'traces':
    case 'proto':
    case 'peek':
      return undefined;
  }
}

/**
 * One line for a shell.
 * @param fileName of the profile, as the reader has it on disk
 * @param sampleType by name; undefined: the profile has but one
 */
export function pprofCommand(report: PprofReport, fileName: string, sampleType: string | undefined, options: ProfileOptions): string {
  const flags = [...reportFlags(report)];
  if (sampleType !== undefined) flags.push(`-sample_index=${sampleType}`);
  for (const name of TEXT_OPTIONS) {
    const text = options[name];
    if (text !== undefined && text !== '') flags.push(`-${PPROF_NAMES[name]}=${text}`);
  }
  if (options.granularity !== undefined) flags.push(`-${options.granularity}`);
  for (const name of FLAG_OPTIONS) if (options[name] === true) flags.push(`-${PPROF_NAMES[name]}`);
  if (options.base !== undefined) {
    flags.push(`-${options.base.how}=${options.base.profile}`);
    if (options.base.normalize) flags.push('-normalize');
  }
  return ['go tool pprof', ...flags.map(shellWord), shellWord(fileName)].join(' ');
}

/** True where `go tool pprof` reads the file as it is. */
export function pprofReads({ form }: Pick<ProfileFacts, 'form'>): boolean {
  return !/folded|dump/i.test(form);
}

export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
