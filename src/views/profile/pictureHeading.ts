// What stands over a saved picture of a profile: what it is of, how it was looked at, and what its colours say.
import { FLAG_OPTIONS, PPROF_NAMES, TEXT_OPTIONS, type Origin, type ProfileOptions } from '../../../workers/api.ts';
import type { FlamePalette } from '../../charts/flame/flamePalette.ts';
import type { Heading } from '../../charts/heading.ts';
import { formatValue } from '../format.ts';
import { originText } from '../flame/FlameLegend.tsx';
import type { FlameColour } from './profileLook.ts';
import { t } from '../../../language/t.ts';

/** The reader's own code first. */
const LEGEND_ORIGINS: readonly Origin[] = ['own', 'third party', 'standard library', 'runtime', 'foreign', 'unknown'];

export interface Pictured {
  readonly fileName: string;
  readonly type: string;
  readonly unit: string;
  /** What percentages are of. */
  readonly total: number;
  readonly options: ProfileOptions;
  readonly colourBy: FlameColour;
  /** The function that fills the width, if it is not all. */
  readonly zoomed?: string | undefined;
}

export function pictureHeading({ fileName, type, unit, total, options, colourBy, zoomed }: Pictured, palette: FlamePalette): Heading {
  const looked = optionTexts(options);
  return {
    title: zoomed === undefined ? t('{type} of {file}', { type, file: fileName }) : t('{type} of {file}: {name}', { type, file: fileName, name: zoomed }),
    source: [t('{total} in all', { total: formatValue(total, unit) }), ...(looked.length === 0 ? [t('as recorded')] : looked), t('drawn by Gopherscope')].join(' · '),
    legend: legendOf(colourBy, palette),
  };
}

/** By pprof's names, in the order pprof applies them. */
function optionTexts(options: ProfileOptions): string[] {
  const { base, granularity } = options;
  return [
    ...TEXT_OPTIONS.flatMap((name) => (options[name] === undefined || options[name] === '' ? [] : [`${PPROF_NAMES[name]}=${options[name]}`])),
    ...(granularity === undefined ? [] : [`granularity=${granularity}`]),
    ...FLAG_OPTIONS.filter((name) => options[name] === true).map((name) => PPROF_NAMES[name]),
    ...(base === undefined ? [] : [`${base.how}=${base.profile}`, ...(base.normalize ? ['normalize'] : [])]),
  ];
}

function legendOf(colourBy: FlameColour, palette: FlamePalette): Heading['legend'] {
  switch (colourBy) {
    case 'package':
      return [{ text: t('One colour a package') }];
    case 'binary':
      return [{ text: t('One colour a binary') }];
    case 'origin':
      return LEGEND_ORIGINS.map((origin) => ({ colour: palette.origin[origin], text: originText(origin) }));
    case 'difference':
      return [
        { colour: palette.difference(-1), text: t('all fell') },
        { colour: palette.difference(0), text: t('no change') },
        { colour: palette.difference(1), text: t('all rose') },
        { text: t('Colour: sum of changes ÷ sum of their sizes') },
      ];
  }
}
