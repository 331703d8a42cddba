// Two sides of documents brought to one comparison: each document is asked until it has told all, and what has been told is compared at
// once, again when there is twice as much, and in the end.
import type { AskComparable, Comparable, Comparison } from '../../../workers/api.ts';
import type { Comparables } from './comparables.ts';

export interface ComparisonNews {
  /** Undefined until something has been compared. */
  readonly comparison: Comparison | undefined;
  /** What `comparison` is of: the least that any document had told by then, 0…1. */
  readonly known: number;
  /** What they have told by now. */
  readonly told: number;
  /** The comparison is of all there is. */
  readonly isWhole: boolean;
}

type Told = Awaited<ReturnType<AskComparable>>;

interface Source {
  /** What the comparison calls it: files of two folders may have one name. */
  readonly key: string;
  readonly ask: AskComparable;
}

const AGAIN_MS = 150;

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
  let news: ComparisonNews = { comparison: undefined, known: 0, told: 0, isWhole: false };
  let isComparing = false;
  let stopped = false;

  const report = (next: Partial<ComparisonNews>): void => {
    news = { ...news, ...next };
    onNews(news);
  };
  const comparablesOf = (side: readonly Source[]): readonly Comparable[] => side.flatMap(({ key, ask }) => {
      const one = told.get(ask)?.comparable;
      return one === undefined ? [] : [{ ...one, name: key }];
    });

  const compareIfWorth = async (): Promise<void> => {
    const all = asks.map((ask) => told.get(ask)?.known ?? 0);
    const share = Math.min(...all);
    report({ told: share });
    const isAll = share >= 1;
    if (isComparing || news.isWhole || told.size < asks.length || (!isAll && share < 2 * news.known)) return;
    isComparing = true;
    const comparison = await compare(comparablesOf(sides.a), comparablesOf(sides.b));
    isComparing = false;
    if (stopped) return;
    report({ comparison, known: share, isWhole: isAll });
    if (!isAll) await compareIfWorth();
  };

  const follow = async (ask: AskComparable): Promise<void> => {
    for (;;) {
      const answer = whole.get(ask) ?? (await ask({ ask: 'comparable' }));
      if (stopped) return;
      told.set(ask, answer);
      if (answer.known >= 1) whole.set(ask, answer);
      void compareIfWorth().catch(fail);
      if (answer.known >= 1) return;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
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
