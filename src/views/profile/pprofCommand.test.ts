import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { ProfileOptions } from '../../../workers/api.ts';
import { pprofCommand, pprofReads, type PprofReport } from './pprofCommand.ts';

const everything: ProfileOptions = {
  focus: String.raw`main\.(run|walk)`,
  ignore: "it's",
  showFrom: 'net/http',
  tagFocus: 'bytes=1kb:2kb',
  tagRoot: 'endpoint,user',
  granularity: 'lines',
  noInlines: true,
  mean: true,
  relativePercentages: true,
  dropNegative: true,
  base: { profile: 'heap before.pb.gz', how: 'diff_base', normalize: true },
};

/** What a shell makes of a command's words. */
const words = (command: string): readonly string[] => execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' }).trimEnd().split('\n');

describe('the command that prints the same', () => {
  it.each<[PprofReport, readonly string[]]>([
    [{ prints: 'top' }, ['-top', '-nodefraction=0']],
    [{ prints: 'flame' }, ['-http=:']],
    [{ prints: 'tags' }, ['-tags']],
    [{ prints: 'graph', limits: { nodeCount: 80, nodeFraction: 0.005, edgeFraction: 0.001 } }, ['-svg']],
    [{ prints: 'graph', limits: { nodeCount: 20, nodeFraction: 0, edgeFraction: 0.01 } }, ['-svg', '-nodecount=20', '-nodefraction=0', '-edgefraction=0.01']],
    [{ prints: 'peek', pattern: '^main.run$' }, ['-peek=^main.run$']],
    [{ prints: 'source', pattern: '' }, ['-list=.']],
  ])('prints %j', (report, flags) => {
    expect(words(pprofCommand(report, 'cpu.pb.gz', 'cpu', {}))).toEqual(['go', 'tool', 'pprof', ...flags, '-sample_index=cpu', 'cpu.pb.gz']);
  });

  it('says all options in a way that survives the shell', () => {
    expect(words(pprofCommand({ prints: 'top' }, 'my heap.pb.gz', 'alloc_space', everything))).toEqual([
      'go', 'tool', 'pprof', '-top', '-nodefraction=0', '-sample_index=alloc_space',
      String.raw`-focus=main\.(run|walk)`, "-ignore=it's", '-show_from=net/http', '-tagfocus=bytes=1kb:2kb', '-tagroot=endpoint,user',
      '-lines', '-noinlines', '-mean', '-relative_percentages', '-drop_negative', '-diff_base=heap before.pb.gz', '-normalize', 'my heap.pb.gz',
    ]);
  });

  it('names no sample type where there is one only', () => {
    expect(pprofCommand({ prints: 'tags' }, 'threads', undefined, { hide: '' })).toBe('go tool pprof -tags threads');
  });
});

it('knows what pprof cannot read', () => {
  expect(pprofReads({ form: 'pprof protobuf' })).toBe(true);
  expect(pprofReads({ form: 'heap text (debug=1)' })).toBe(true);
  expect(pprofReads({ form: 'folded stacks' })).toBe(false);
  expect(pprofReads({ form: 'goroutine dump (debug=2)' })).toBe(false);
});
