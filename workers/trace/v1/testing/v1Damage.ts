import { DamageError, type Damage } from '../../../damage.ts';
import { V1Trace } from '../v1Trace.ts';

/** Test only: what the decoder says is wrong with a v1 trace; undefined: nothing. Any other error is thrown on. */
export function v1Damage(bytes: Uint8Array, minor: number): Damage | undefined {
  try {
    const trace = new V1Trace(bytes, minor);
    while (!trace.done) {
      const { damage } = trace.next();
      if (damage !== undefined) return damage;
    }
    return undefined;
  } catch (error) {
    if (error instanceof DamageError) return error.damage;
    throw error;
  }
}
