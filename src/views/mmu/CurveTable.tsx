// The curve in text: lengths in steps of 1, 2 and 5, the minimum of each, and the quantiles that are shown.
import type { MmuCurve, Ns } from '../../../workers/api.ts';
import { formatPercent } from '../format.ts';
import { NsCell, TwinTable } from '../time/TwinTable.tsx';
import { minimumAt } from './mmuWords.ts';
import { windowAxis, windowTicks } from './windowAxis.ts';
import { t } from '../../../language/t.ts';

export function CurveTable({ curve, durationNs }: { readonly curve: MmuCurve; readonly durationNs: Ns }) {
  const lengths = [...windowTicks(windowAxis(durationNs, 0, 1)).map(({ ns }) => ns), durationNs];
  const quantiles = curve.mut.map(({ quantile, values }) => ({ name: t('{share} of windows are worse than', { share: formatPercent(quantile) }), at: (ns: Ns) => minimumAt({ windowNs: curve.windowNs, mmu: values }, ns) }));
  const columns = [{ name: t('Minimum'), at: (ns: Ns) => minimumAt(curve, ns) }, ...quantiles];
  return (
    <div className="twin">
      <TwinTable caption={t('Minimum mutator utilisation by length of the window')} columns={[{ label: t('Window'), numeric: true }, ...columns.map(({ name }) => ({ label: name, numeric: true }))]}>
        {lengths.map((ns) => (
          <tr key={ns}>
            <NsCell ns={ns} />
            {columns.map(({ name, at }) => (
              <td key={name} className="twin__number">
                {formatPercent(at(ns) ?? NaN)}
              </td>
            ))}
          </tr>
        ))}
      </TwinTable>
    </div>
  );
}
