import { Maximize2, ScanSearch, X, ZoomIn, ZoomOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { TimeRange } from '../../../workers/api.ts';
import { KEY_ZOOM_FACTOR } from '../window/gestures.ts';
import { wholeRange, zoomAt } from '../window/moveWindow.ts';
import type { TimeWindow } from '../window/useTimeWindow.ts';
import { t } from '../../../language/t.ts';
import './stage.css';

interface Props {
  readonly window: TimeWindow;
  readonly selection: TimeRange | undefined;
  readonly onClearSelection: () => void;
}

/** Zoom and selection by button: each press is a step that Back undoes. */
export function ZoomControls({ window, selection, onClearSelection }: Props) {
  const zoom = (factor: number): void => {
    const { range, goal, durationNs } = window.live;
    const from = goal ?? range;
    window.goTo(zoomAt(from, (from.startNs + from.endNs) / 2, factor, durationNs));
  };
  return (
    <Toolbar className="zoom" aria-label={t('Zoom')}>
      {selection !== undefined && (
        <>
          <IconButton name={t('Zoom to the selection')} onPress={() => window.goTo(selection)}>
            <ScanSearch aria-hidden size={16} />
          </IconButton>
          <IconButton name={t('Clear the selection')} onPress={onClearSelection}>
            <X aria-hidden size={16} />
          </IconButton>
        </>
      )}
      <IconButton name={t('Zoom in')} onPress={() => zoom(1 / KEY_ZOOM_FACTOR ** 2)}>
        <ZoomIn aria-hidden size={16} />
      </IconButton>
      <IconButton name={t('Zoom out')} onPress={() => zoom(KEY_ZOOM_FACTOR ** 2)}>
        <ZoomOut aria-hidden size={16} />
      </IconButton>
      <IconButton name={t('Show the whole recording')} onPress={() => window.goTo(wholeRange(window.live.durationNs))}>
        <Maximize2 aria-hidden size={16} />
      </IconButton>
    </Toolbar>
  );
}

interface IconButtonProps {
  readonly name: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function IconButton({ name, onPress, children }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400}>
      <Button className="zoom__button" aria-label={name} onPress={onPress}>
        {children}
      </Button>
      <Tooltip className="zoom__tip" placement="bottom">
        {name}
      </Tooltip>
    </TooltipTrigger>
  );
}
