import { comparableWith, type Comparables } from '../versus/comparables.ts';
import { compared } from '../versus/sides.ts';
import type { ChangeView } from '../viewState.ts';
import { FigureLine } from './Figures.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly comparables: Comparables | undefined;
  readonly change: ChangeView;
}

/** The way to a comparison, where there is something to compare with. */
export function VersusLine({ comparables, change }: Props) {
  if (comparables === undefined) return undefined;
  const others = comparableWith(comparables);
  const [first] = others;
  if (first === undefined) return undefined;
  const only = others.length === 1;
  return (
    <FigureLine
      label={t('Compare')}
      value={only ? t('with {name}', { name: first.key }) : t('with any of {n} of its kind', { n: others.length })}
      leads={{ to: t('it beside other recordings'), go: () => change({ ...compared(only ? [first.key] : [], []), pin: undefined }, 'push') }}
    />
  );
}
