import { describe, expect, it } from 'vitest';
import { flameCommand } from '../../charts/flame/keys.ts';
import { INITIAL_VIEW_STATE } from '../viewState.ts';
import { afterDeed, BOX_DEEDS, deedOfKey, deedsFor } from './boxDeeds.ts';

const state = { profileLook: { ...INITIAL_VIEW_STATE.profileLook, options: { hide: 'x' }, pattern: 'old' } };

const offered = (isRoot: boolean, bytes: number) => deedsFor(isRoot, { bytes }).map(({ deed }) => deed);

describe('what is done with a box', () => {
  it('chooses its function and shows it elsewhere', () => {
    expect(afterDeed('choose', 'main.run', state)).toEqual({ profileLook: { ...state.profileLook, chosen: 'main.run' } });
    expect(afterDeed('sandwich', 'main.run', state)).toMatchObject({ view: 'flame', profileLook: { chosen: 'main.run', sandwich: true } });
    expect(afterDeed('peek', 'main.run', state)).toMatchObject({ view: 'peek', profileLook: { chosen: 'main.run', pattern: '' } });
    expect(afterDeed('details', 'main.run', state)).toMatchObject({ pin: { pin: 'function', name: 'main.run' } });
  });

  it('sets pprof’s options', () => {
    expect(afterDeed('focus', 'main.run', state).profileLook?.options).toEqual({ focus: String.raw`^main\.run$`, hide: 'x' });
    expect(afterDeed('hide', 'main.run', state).profileLook?.options).toEqual({ hide: String.raw`x|^main\.run$` });
  });
});

it('offers what can be done: nothing but a zoom at the root, no views that a trace’s profile does not have', () => {
  expect(offered(true, 100)).toEqual(['zoom']);
  expect(offered(false, 100)).toEqual(BOX_DEEDS.map(({ deed }) => deed));
  expect(offered(false, 0)).not.toContain('peek');
  expect(offered(false, 0)).toContain('sandwich');
});

it('gives each deed a key that neither another nor the flame graph has', () => {
  const keys = BOX_DEEDS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => flameCommand(key, 'icicle') !== undefined)).toEqual(['Enter']);
  expect(deedOfKey('h')).toBe('hide');
  expect(deedOfKey('q')).toBeUndefined();
});
