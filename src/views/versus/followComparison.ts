// Two sides of documents brought to one comparison: each document is asked until it has told all. What all of them tell at once is
// compared at once; the rest (of traces what is read closely) is told in the end, and compared then.
import type { AskComparable, Comparable, Comparison } from '../../../workers/api.ts';
import type { Comparables } from './comparables.ts';

export interface ComparisonNews {
  /** Undefined until something has been compared. */
  readonly comparison: Comparison | undefined;
  /** The least that any document has read by now, 0…1. */
  readonly known: number;
  /** The comparison is of all there is. */
  readonly isWhole: boolean;
}

type Told = Awaited<ReturnType<AskComparable>>;

interface Source {
  /** What the comparison calls it: files of two folders may have one name. */
  readonly key: string;
  readonly ask: AskComparable;
}

/** Each answer is some hundred KiB, and only the last one tells more: a document that takes long is asked less and less often. */
const AGAIN_MS = 150;
const LONGER = 1.5;
const LONGEST_MS = 2000;

/** Of a document that has told all beside one that has not: what the other has none of yet. */
const LATER = { functions: [], startCauses: undefined, waitCauses: undefined } as const;

/** What has told all is not asked again; it goes with its document. */
const whole = new WeakMap<AskComparable, Told>();

/** Both sides have at least one. Returns what ends it: no news after that. */
export function followComparison(
  sides: { readonly a: readonly Source[]; readonly b: readonly Source[] },
  compare: Comparables['compare'],
  onNews: (news: ComparisonNews) => void,
  onError: (error: unknown) => void,
): () => void {
  const asks = [...new Set([...sides.a, ...sides.b].map(({ ask }) => ask))];
  const told = new Map<AskComparable, Told>();
  let news: ComparisonNews = { comparison: undefined, known: 0, isWhole: false };
  let isComparing = false;
  let stopped = false;

  const report = (next: Partial<ComparisonNews>): void => {
    news = { ...news, ...next };
    onNews(news);
  };
  const comparablesOf = (side: readonly Source[], isAll: boolean): readonly Comparable[] => side.flatMap(({ key, ask }) => {
      const one = told.get(ask)?.comparable;
      return one === undefined ? [] : [{ ...one, name: key, ...(isAll ? {} : LATER) }];
    });

  const compareIfWorth = async (): Promise<void> => {
    const all = asks.map((ask) => told.get(ask)?.known ?? 0);
    const share = Math.min(...all);
    report({ known: share });
    const isAll = share >= 1;
    if (isComparing || news.isWhole || told.size < asks.length || (!isAll && news.comparison !== undefined)) return;
    isComparing = true;
    const comparison = await compare(comparablesOf(sides.a, isAll), comparablesOf(sides.b, isAll));
    isComparing = false;
    if (stopped) return;
    report({ comparison, isWhole: isAll });
    if (!isAll) await compareIfWorth();
  };

  const follow = async (ask: AskComparable): Promise<void> => {
    for (let againMs = AGAIN_MS; ; againMs = Math.min(LONGEST_MS, againMs * LONGER)) {
      const answer = whole.get(ask) ?? (await ask({ ask: 'comparable' }));
      if (stopped) return;
      told.set(ask, answer);
      if (answer.known >= 1) whole.set(ask, answer);
      void compareIfWorth().catch(fail);
      if (answer.known >= 1) return;
      await new Promise((resolve) => setTimeout(resolve, againMs));
      if (stopped) return;
    }
  };
  const fail = (error: unknown): void => {
    if (!stopped) onError(error);
  };

  for (const ask of asks) void follow(ask).catch(fail);
  return () => {
    stopped = true;
  };
}
