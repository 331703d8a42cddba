// The group that the view is narrowed down to, and the way out of it.
import type { AskTrace, WaitGrouping } from '../../../workers/api.ts';
import { useAnswer } from '../useAnswer.ts';
import { KIND_WORDS } from './causeLook.ts';
import type { WaitLook } from './waitLook.ts';
import { marked, t } from '../../../language/t.ts';

export const GROUPING_WORDS: Readonly<Record<WaitGrouping, string>> = { entry: marked('Entry function'), creator: marked('Creator'), 'creating stack': marked('Creating stack'), task: marked('Task'), proc: 'P', kind: marked('Kind') };

interface Props {
  readonly ask: AskTrace;
  readonly group: Exclude<WaitLook['group'], undefined>;
  readonly onLook: (patch: Partial<WaitLook>) => void;
}

/** Stacks are looked for among so many, those that waited most first. */
const STACKS = 200;
const EVERYTHING = { range: undefined, kinds: [], group: undefined } as const;

export function GroupChip({ ask, group, onLook }: Props) {
  const { by, key } = group;
  const stacks = useAnswer(ask, by === 'creating stack' ? { ask: 'waitGroups', selection: EVERYTHING, by, order: 'waiting', descending: true, from: 0, count: STACKS } : undefined);
  const name = by === 'creating stack' ? (stacks?.rows.find((row) => row.key === key)?.label ?? '…') : nameOf(by, key);
  return (
    <button type="button" className="button waits__chip" title={t('Show waits of all groups')} onClick={() => onLook({ group: undefined })}>
      {t(GROUPING_WORDS[by])}: {name} ×
    </button>
  );
}

function nameOf(by: WaitGrouping, key: string): string {
  if (key === '') return by === 'task' ? t('none') : t('not told');
  const kind = Object.entries(KIND_WORDS).find(([one]) => by === 'kind' && one === key);
  return kind === undefined ? key : t(kind[1].name);
}
