import { ORIGINS, type CallGraph } from '../../../workers/api.ts';
import type { FlamePalette } from '../../charts/flame/flamePalette.ts';
import type { FlameColour } from '../profile/profileLook.ts';

/** What the colour of a box says, as in the flame graph. Of differences it is cum by the largest cum, large ones apart. */
export function boxColour(graph: CallGraph, by: FlameColour): (palette: FlamePalette, node: number) => string {
  switch (by) {
    case 'package':
      return (palette, node) => palette.module(graph.module[node] ?? 0);
    case 'binary':
      return (palette, node) => palette.module(graph.binary[node] ?? 0);
    case 'origin':
      return (palette, node) => palette.origin[ORIGINS[graph.origin[node] ?? 0] ?? 'unknown'];
    case 'difference': {
      const most = graph.cum.reduce((largest, cum) => Math.max(largest, Math.abs(cum)), 0);
      return (palette, node) => {
        const share = most === 0 ? 0 : (graph.cum[node] ?? 0) / most;
        return palette.difference(Math.sign(share) * Math.sqrt(Math.abs(share)));
      };
    }
  }
}
