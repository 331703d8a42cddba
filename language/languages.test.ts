import { afterEach, describe, expect, it } from 'vitest';
import { bestLanguage, LANGUAGES, type Language, readLanguage, speakLanguage } from './languages.ts';
import { locale, speak, t } from './t.ts';

afterEach(() => speak('en', {}));

describe('the best language', () => {
  it.each<[readonly string[], Language]>([
    [['zh-CN'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-SG', 'en'], 'zh-Hans'],
    [['zh-TW'], 'en'],
    [['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    [['en-GB', 'zh-CN'], 'en'],
    [['tlh', 'zh-CN', 'en'], 'zh-Hans'],
    [['tlh'], 'en'],
    [[], 'en'],
    [['not a tag!', 'zh-CN'], 'zh-Hans'],
  ])('for %j is %s', (wanted, best) => {
    expect(bestLanguage(wanted)).toBe(best);
  });
});

it('reads only the tags that are listed', () => {
  expect(readLanguage('zh-Hans')).toBe('zh-Hans');
  expect(readLanguage('en')).toBe('en');
  for (const other of ['zh-CN', 'toString', '', undefined]) expect(readLanguage(other)).toBeUndefined();
});

it.each(Object.keys(LANGUAGES) as Language[])('speaks %s', async (language) => {
  await speakLanguage(language, 'all');
  expect(locale()).toBe(language);
  expect(t('Start latency') === 'Start latency').toBe(language === 'en');
});
