// For tests: a Pen that writes down what was drawn, with the style in force at each call.
import type { Pen } from './pen.ts';

export interface DrawCall {
  readonly call: string;
  readonly args: readonly (number | string)[];
  readonly fill: string;
  readonly stroke: string;
  readonly alpha: number;
}

export interface RecordingPen {
  readonly pen: Pen;
  readonly calls: DrawCall[];
  /** Calls of one name, in order. */
  of(call: string): readonly DrawCall[];
}

/** Text is measured as 6 px a character. */
export function recordingPen(): RecordingPen {
  const calls: DrawCall[] = [];
  const style = {
    fillStyle: '#000',
    strokeStyle: '#000',
    globalAlpha: 1,
    lineWidth: 1,
    font: '',
    textAlign: 'start' as CanvasTextAlign,
    textBaseline: 'alphabetic' as CanvasTextBaseline,
    imageSmoothingEnabled: true,
  };
  const saved: (typeof style)[] = [];
  const note =
    (call: string) =>
    (...args: unknown[]): void => {
      calls.push({
        call,
        args: args.filter((arg) => typeof arg === 'number' || typeof arg === 'string'),
        fill: style.fillStyle,
        stroke: style.strokeStyle,
        alpha: style.globalAlpha,
      });
    };
  const pen = Object.assign(style, {
    save: () => void saved.push({ ...style }),
    restore: () => void Object.assign(style, saved.pop()),
    measureText: (text: string) => ({ width: text.length * 6 }),
    ...Object.fromEntries(
      ['beginPath', 'closePath', 'moveTo', 'lineTo', 'rect', 'arc', 'clip', 'fill', 'stroke', 'fillRect', 'strokeRect', 'clearRect', 'fillText', 'setLineDash', 'drawImage'].map(
        (name) => [name, note(name)],
      ),
    ),
  });
  return {
    pen: pen as unknown as Pen,
    calls,
    of: (call) => calls.filter((drawn) => drawn.call === call),
  };
}
