import type { Frame } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Section } from './DetailFrame.tsx';
import { shortPath, stackText } from './stackText.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly title: string;
  readonly frames: readonly Frame[];
}

/** A stack, leaf first. */
export function StackList({ title, frames }: Props) {
  if (frames.length === 0) {
    return (
      <Section title={title}>
        <p className="detail__none">{t('Not recorded.')}</p>
      </Section>
    );
  }
  return (
    <Section title={title} action={<CopyButton text={stackText(frames)} what={t('the stack')} />}>
      <ol className="stack">
        {frames.map(({ func, file, line }, depth) => (
          <li key={`${depth} ${func}`} className="stack__frame">
            <span className="stack__func">{func === '' ? t('unknown') : func}</span>
            {file !== '' && (
              <span className="stack__place" title={`${file}:${line}`}>
                {shortPath(file)}:{line}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
