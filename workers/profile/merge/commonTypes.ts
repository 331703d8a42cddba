// Two profiles brought to the same sample types in the same units, as `go tool pprof` does before it merges.
import type { ProfileColumns, SampleType } from '../columns.ts';
import { DamageError } from '../../damage.ts';
import { isConvertible, scaled as inUnit } from '../units/units.ts';
import { scaled } from './scale.ts';
import { t } from '../../../language/t.ts';

/** @throws DamageError 'inconsistent' if they have no sample type in common, or were taken by different events. */
export function withCommonTypes(first: ProfileColumns, second: ProfileColumns): readonly [ProfileColumns, ProfileColumns] {
  const common = commonTypes(first, second);
  if (common.length === 0) throw notAlike(t('Nothing that one of the two profiles counts is counted by the other: {first} here, {second} there', { first: typesOf(first), second: typesOf(second) }));
  return inCommonUnits(withTypes(first, common), withTypes(second, common));
}

/** @throws DamageError 'inconsistent' unless sample types and period types are the same, units included. */
export function checkSameTypes(first: ProfileColumns, second: ProfileColumns): void {
  if (typeText(first.header.periodType) !== typeText(second.header.periodType)) throw differentPeriods(first, second);
  if (typesOf(first) !== typesOf(second)) throw notAlike(t('The two profiles do not count the same: {first} here, {second} there', { first: typesOf(first), second: typesOf(second) }));
}

/** Names that both have, in the order of the first. */
function commonTypes(first: ProfileColumns, second: ProfileColumns): string[] {
  const theirs = new Set(second.sampleTypes.map(({ type }) => type));
  return first.sampleTypes.map(({ type }) => type).filter((type) => theirs.has(type));
}

/** Only these sample types, in this order. */
function withTypes(profile: ProfileColumns, types: readonly string[]): ProfileColumns {
  const columns = types.map((type) => profile.sampleTypes.findIndex((each) => each.type === type));
  if (columns.length === profile.sampleTypes.length && columns.every((column, position) => column === position)) return profile;
  const { defaultSampleType } = profile.header;
  const wanted = types.includes(defaultSampleType) ? defaultSampleType : types[0];
  return {
    ...profile,
    sampleTypes: columns.map((column) => profile.sampleTypes[column]),
    values: columns.map((column) => profile.values[column]),
    defaultSampleType: types.indexOf(wanted),
    header: { ...profile.header, defaultSampleType: wanted },
  };
}

/** Each column, and the period, in the finer of the two units. */
function inCommonUnits(first: ProfileColumns, second: ProfileColumns): readonly [ProfileColumns, ProfileColumns] {
  const periodUnit = finerUnit(first.header.periodType, second.header.periodType);
  if (periodUnit === undefined) throw differentPeriods(first, second);
  const units = first.sampleTypes.map((type, i) => {
    const unit = finerUnit(type, second.sampleTypes[i]);
    if (unit !== undefined) return unit;
    throw notAlike(t('{type} is in {here} here and in {there} there, which cannot be converted into each other', { type: type.type, here: type.unit, there: second.sampleTypes[i].unit }));
  });
  return [inUnits(first, units, periodUnit), inUnits(second, units, periodUnit)];
}

function inUnits(profile: ProfileColumns, units: readonly string[], periodUnit: string): ProfileColumns {
  const { header, sampleTypes } = profile;
  const ratios = sampleTypes.map(({ unit }, i) => inUnit(1, unit, units[i]).value);
  const period = Math.trunc(inUnit(header.period, header.periodType.unit, periodUnit).value);
  return {
    ...scaled(profile, ratios),
    sampleTypes: sampleTypes.map(({ type }, i) => ({ type, unit: units[i] })),
    header: { ...header, period, periodType: { ...header.periodType, unit: periodUnit } },
  };
}

/** undefined: the two are not of one kind. */
function finerUnit(first: SampleType, second: SampleType): string | undefined {
  if (first.type.replace(/s$/, '') !== second.type.replace(/s$/, '')) return undefined;
  if (first.unit === second.unit) return first.unit;
  if (!isConvertible(first.unit, second.unit)) return undefined;
  return inUnit(1, second.unit, first.unit).value < 1 ? second.unit : first.unit;
}

function differentPeriods(first: ProfileColumns, second: ProfileColumns): DamageError {
  const [here, there] = [first, second].map(({ header }) => typeText(header.periodType));
  return notAlike(t('The two profiles were taken by different events: {here} here, {there} there', { here, there }));
}

function notAlike(sentence: string): DamageError {
  return new DamageError({ what: 'inconsistent', message: t('{sentence}.', { sentence }), advice: t('Compare profiles of one kind: two heap profiles, or two CPU profiles.') });
}

function typesOf({ sampleTypes }: ProfileColumns): string {
  return sampleTypes.map(typeText).join(', ');
}

function typeText({ type, unit }: SampleType): string {
  return type === '' && unit === '' ? t('nothing that it names') : `${type}/${unit}`;
}
