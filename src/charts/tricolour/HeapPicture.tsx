import { t } from '../../../language/t.ts';
import type { Colouring } from './colouring.ts';
import { OBJECTS, ROOTS } from './heapGraph.ts';
import type { MarkingStep } from './markingSteps.ts';

const RADIUS = 3.1;
/** Pointers end before the object, so that their heads are seen. */
const HEAD_GAP = 1.1;

interface HeapPictureProps {
  readonly colouring: Colouring;
  readonly step: MarkingStep;
  /** The sentence about the step. */
  readonly said: string;
}

/** Objects, roots and pointers as they are after a step. */
export function HeapPicture({ colouring, step, said }: HeapPictureProps) {
  const { colours, pointers, newRoots, touched, counts } = colouring;
  const rootPointers = [...ROOTS.flatMap(({ pointsTo }, root) => pointsTo.map((object) => ({ root, object }))), ...newRoots];
  return (
    <svg className={`tricolour__heap${colouring.worldStopped ? ' tricolour__heap--stopped' : ''}`} viewBox="0 0 120 67" role="img" aria-label={t('{said} {white} objects are white, {grey} grey, {black} black.', { said, ...counts })}>
      <defs>
        <marker id="tricolour-head" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="5" markerHeight="5" orient="auto-start-reverse">
          <path className="tricolour__head" d="M0 0 6 3 0 6z" />
        </marker>
      </defs>
      {rootPointers.map(({ root, object }) => (
        <Arrow key={`${root}>${object}`} from={{ x: (ROOTS[root]?.x ?? 0) + 6, y: ROOTS[root]?.y ?? 0 }} to={OBJECTS[object]} fromGap={0} />
      ))}
      {pointers.map(([from, to]) => (
        <Arrow key={`${from}-${to}`} from={OBJECTS[from]} to={OBJECTS[to]} fromGap={RADIUS} />
      ))}
      {ROOTS.map(({ kind, x, y }) => (
        <g key={y}>
          <rect className="tricolour__root" x={x - 8} y={y - 4} width="14" height="8" rx="1.5" />
          <text className="tricolour__name" x={x - 1} y={y + 1.1}>
            {kind === 'stack' ? t('stack') : t('globals')}
          </text>
        </g>
      ))}
      {OBJECTS.map(({ x, y }, object) => (
        <circle key={`${x},${y}`} className={`tricolour__object tricolour__object--${colours[object] ?? 'none'}`} cx={x} cy={y} r={RADIUS} />
      ))}
      {touched !== undefined && <circle className={`tricolour__ring tricolour__ring--${ringOf(step)}`} cx={OBJECTS[touched]?.x ?? 0} cy={OBJECTS[touched]?.y ?? 0} r={RADIUS + 1.6} />}
    </svg>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function Arrow({ from, to, fromGap }: { readonly from: Place | undefined; readonly to: Place | undefined; readonly fromGap: number }) {
  if (from === undefined || to === undefined) return undefined;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const toGap = RADIUS + HEAD_GAP;
  return <line className="tricolour__pointer" x1={from.x + dx * fromGap} y1={from.y + dy * fromGap} x2={to.x - dx * toGap} y2={to.y - dy * toGap} markerEnd="url(#tricolour-head)" />;
}

/** Who did it: the collector, a goroutine on its behalf, or the program. */
function ringOf(step: MarkingStep): 'worker' | 'assist' | 'program' | 'sweep' {
  if (step.step === 'scan') return step.by;
  return step.step === 'allocate' || step.step === 'write barrier' ? 'program' : 'sweep';
}
