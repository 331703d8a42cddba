import { Ellipsis, PanelBottomOpen } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { FlameLayout } from '../../../workers/api.ts';
import type { Box } from '../../charts/flame/rows.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { formatCount } from '../format.ts';
import { boxFigures } from './boxFigures.ts';
import type { PaneLook } from './FlamePane.tsx';
import { t } from '../../../language/t.ts';

export interface FlameStatusProps {
  /** Under the pointer or the keyboard, else the zoomed one. */
  readonly box: Box;
  readonly layout: FlameLayout;
  readonly look: Pick<PaneLook, 'measure' | 'error' | 'onMenu'>;
  /** undefined: the details are of the function, and in the menu. */
  readonly onDetails: (() => void) | undefined;
}

/** One line about the box the reader is at; on a screen that is touched it stands in for the tooltip. */
export function FlameStatus({ box, layout, look, onDetails }: FlameStatusProps): ReactNode {
  const menu = useRef<HTMLButtonElement>(null);
  const error = look.error(box.total);
  return (
    <div className="flame-status">
      <span className="flame-status__name" title={box.name}>
        {withoutImportPath(box.name)}
        {box.inlined && ` ${t('(inlined)')}`}
      </span>
      <span className="flame-status__figures">
        {boxFigures(box, layout, look.measure).map(({ label, value, exact, ofTotal }) => (
          <span key={label} className="flame-status__figure" title={exact}>
            {t(label)} <b>{value}</b> {ofTotal}
          </span>
        ))}
        {error !== undefined && (
          <span className="flame-status__error" title={t('The runtime samples; the total may be off by this, with 95 % certainty: {error}', { error })}>
            {error.slice(Math.max(0, error.indexOf('±')))}
          </span>
        )}
      </span>
      {layout.hidden > 0 && (
        <span className="flame-status__hidden" title={t('{hidden}; zoom in on their caller to see them', { hidden: hiddenInWords(layout.hidden) })}>
          {t('{n} under 1 px', { n: formatCount(layout.hidden) })}
        </span>
      )}
      <Button
        ref={menu}
        className="button flame-button"
        aria-label={t('What can be done with {name}', { name: box.name })}
        onPress={() => {
          const area = menu.current?.getBoundingClientRect();
          look.onMenu(box, { xPx: area?.left ?? 0, yPx: area?.top ?? 0 }, undefined);
        }}
      >
        <Ellipsis size={14} aria-hidden />
      </Button>
      {onDetails && (
        <Button className="button flame-button" aria-label={t('Details')} onPress={onDetails}>
          <PanelBottomOpen size={14} aria-hidden /> <span className="flame-status__word">{t('Details')}</span>
        </Button>
      )}
    </div>
  );
}

function hiddenInWords(count: number): string {
  return t('{n, plural, one {One box is narrower than a pixel and left out} other {{shown} boxes are narrower than a pixel and left out}}', { n: count, shown: formatCount(count) });
}
