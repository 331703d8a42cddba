import { useState, type ReactNode } from 'react';
import { Section } from '../detail/DetailFrame.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly title: string;
  /** One line each. */
  readonly children: readonly ReactNode[];
}

const FEW = 6;

/** A section of lines, of which the first few are shown until the reader asks for all. */
export function FewOrAll({ title, children: lines }: Props) {
  const [isAll, setIsAll] = useState(false);
  if (lines.length === 0) return undefined;
  return (
    <Section
      title={title}
      action={
        lines.length > FEW && (
          <button type="button" className="link-button" aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
            {isAll ? t('Fewer') : t('All {n}', { n: lines.length })}
          </button>
        )
      }
    >
      <ul className="range-lines">{isAll ? lines : lines.slice(0, FEW)}</ul>
    </Section>
  );
}
