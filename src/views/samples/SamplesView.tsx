// Samples one by one, as `go tool pprof -traces` and -raw print them: values, stack, addresses, labels.
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { AskProfile, ProfileFacts, Px } from '../../../workers/api.ts';
import { exactCount } from '../format.ts';
import type { ShownProfile } from '../profile/lookedAt.ts';
import { covers, placeAround } from '../table/pagePlace.ts';
import { readingTag, tagged, untagged } from '../profile/ofReading.ts';
import { useSmallText } from '../smallLook.ts';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import { RowGrid } from '../table/RowGrid.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { sampleColumns } from './sampleColumns.tsx';
import { SampleDetail } from './SampleDetail.tsx';
import { t } from '../../../language/t.ts';
import './samples.css';

/** In the list; the detail has them all. */
const LIST_FRAMES = 4;
const ROOM_FOR_LABELS_PX: Px = 700;
const ROOM_FOR_ALL_PX: Px = 1100;

export function SamplesView(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const { profileLook: look } = props.state;
  return (
    <ProfileFrame {...props} report={{ prints: 'traces' }}>
      {/* Other options, another order: other samples in other places. */}
      {(shown, widthPx) => <Samples {...props} shown={shown} widthPx={widthPx} key={JSON.stringify([look.options, look.samplesOrder])} />}
    </ProfileFrame>
  );
}

interface SamplesProps extends ViewProps<ProfileFacts, AskProfile> {
  readonly shown: ShownProfile;
  readonly widthPx: Px;
}

function Samples({ facts, ask, state, change, shown, widthPx }: SamplesProps): ReactNode {
  const { profileLook: look } = state;
  const order = look.samplesOrder;
  const [place, setPlace] = useState(() => placeAround(0, 0));
  const tag = readingTag(look.options);
  const [openedText, setOpenedText] = useSmallText('sample');
  const page = useAnswer(ask, { ask: 'rawSamples', ...shown.lookedAt, order, ...place, mostFrames: LIST_FRAMES });
  const linked = readNumber(untagged(openedText, tag));
  // A link may have been made for another file.
  const opened = linked !== undefined && page !== undefined && linked < page.total ? linked : undefined;
  const onInSight = useCallback((from: number, count: number) => setPlace((last) => (covers(last, from, count) ? last : placeAround(from, count))), []);
  const room = opened !== undefined || widthPx < ROOM_FOR_LABELS_PX ? 'little' : widthPx < ROOM_FOR_ALL_PX ? 'some' : 'much';
  const columns = useMemo(() => sampleColumns(facts.sampleTypes, shown.chosen.index, room), [facts.sampleTypes, shown.chosen.index, room]);
  const firstAt = page?.from ?? 0;
  return (
    <div className="samples-view">
      <section className="samples-view__list" aria-label={t('Samples')}>
        <p className="samples-view__note">
          {page !== undefined && t('{n, plural, one {{shown} sample} other {{shown} samples}}, {order, select, recorded {in the order they were recorded in} other {by the size of {type}}}', { n: page.total, shown: exactCount(page.total), order, type: shown.chosen.type })}
        </p>
        <RowGrid
          label={t('Samples')}
          columns={columns}
          count={page?.total ?? 0}
          rowAt={(at) => {
            const sample = page?.samples[at - firstAt];
            return sample === undefined ? undefined : { at, sample };
          }}
          order={order === 'value' ? { column: 'value', descending: true } : { column: 'sample', descending: false }}
          onSort={(column) => change({ profileLook: { ...look, samplesOrder: column === 'value' ? 'value' : 'recorded' } }, 'push')}
          onOpen={(at) => setOpenedText(tagged(String(page?.samples[at - firstAt]?.sample ?? ''), tag))}
          isOpened={({ sample }) => sample.sample === opened}
          onInSight={onInSight}
          empty={page === undefined ? t('Reading…') : t('The options above leave no sample.')}
        />
      </section>
      {opened !== undefined && (
        <SampleDetail
          ask={ask}
          question={{ ask: 'rawSamples', ...shown.lookedAt, order: 'recorded', from: opened, count: 1 }}
          sampleTypes={facts.sampleTypes}
          chosen={look.chosen}
          onChoose={(name) => change({ profileLook: { ...look, chosen: name } }, 'push')}
          onClose={() => setOpenedText('')}
        />
      )}
    </div>
  );
}

/** Of a sample, in the order they were recorded in. */
function readNumber(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : undefined;
}
