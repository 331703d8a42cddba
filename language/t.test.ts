import { afterEach, describe, expect, it } from 'vitest';
import { inEnglish, locale, marked, rich, speak, t, texts } from './t.ts';

afterEach(() => speak('en', {}));

describe('a text', () => {
  it('is English as it stands where no catalogue says it', () => {
    expect(t('Start latency')).toBe('Start latency');
    speak('zh-Hans', { 'Start latency': '启动延迟' });
    expect(t('Start latency')).toBe('启动延迟');
    expect(t('Nobody said this')).toBe('Nobody said this');
    expect(locale()).toBe('zh-Hans');
    expect(texts()).toEqual({ 'Start latency': '启动延迟' });
  });

  it('has its arguments where its language puts them', () => {
    speak('zh-Hans', { '{n} of {all}': '{all} 个中的 {n} 个' });
    expect(t('{n} of {all}', { n: 3, all: '4,321' })).toBe('4,321 个中的 3 个');
  });

  it('leaves out an argument that was not given', () => {
    expect(t('gc {number}', { number: undefined })).toBe('gc ');
  });

  it('takes arguments as they are, with whatever a file put into them', () => {
    expect(t('Opening {name}', { name: '{name} <b>$& {n, plural, other {#}}' })).toBe('Opening {name} <b>$& {n, plural, other {#}}');
  });

  it('counts as its language does', () => {
    const stops = '{n, plural, one {{shown} stop} other {{shown} stops}} in {time}';
    expect(t(stops, { n: 1, shown: '1', time: '3 ms' })).toBe('1 stop in 3 ms');
    expect(t(stops, { n: 12_345, shown: '12.3 k', time: '3 ms' })).toBe('12.3 k stops in 3 ms');
    speak('zh-Hans', { [stops]: '{time} 内 {n, plural, other {{shown} 次}}' });
    expect(t(stops, { n: 1, shown: '1', time: '3 ms' })).toBe('3 ms 内 1 次');
  });

  it('is read anew in another language, whatever was read before', () => {
    const files = '{n, plural, one {# file} other {# files}}';
    expect(t(files, { n: 2 })).toBe('2 files');
    speak('zh-Hans', { [files]: '{n, plural, other {# 个文件}}' });
    expect(t(files, { n: 2 })).toBe('2 个文件');
    speak('en', {});
    expect(t(files, { n: 1 })).toBe('1 file');
  });

  it('may hold less-than signs and tags as plain text', () => {
    expect(t('{n, plural, other {# nodes (cum <= {cut})}}', { n: 2, cut: '5 ms' })).toBe('2 nodes (cum <= 5 ms)');
  });
});

describe('a text with tags', () => {
  const link = { a: (inside: readonly unknown[]) => ({ link: inside }) };

  it('is a list of its parts', () => {
    expect(rich<unknown>('Press <a>{key}</a> to search', { key: 'n' }, link)).toEqual(['Press ', { link: ['n'] }, ' to search']);
  });

  it('has its elements in the order of the other language', () => {
    speak('zh-Hans', { 'Press <a>here</a>, {name}': '{name},<a>这里</a>' });
    expect(rich<unknown>('Press <a>here</a>, {name}', { name: 'x' }, link)).toEqual(['x,', { link: ['这里'] }]);
  });

  it('may have an argument of the same name', () => {
    expect(rich<unknown>('<a>{a}</a> of {n}', { a: '3', n: '5' }, link)).toEqual([{ link: ['3'] }, ' of 5']);
  });

  it('is a list also where it is one string', () => {
    expect(rich('Nothing', {}, {})).toEqual(['Nothing']);
  });
});

it('says data in English, whatever is spoken', async () => {
  speak('zh-Hans', { Stops: '全局暂停' });
  expect(await inEnglish(() => Promise.resolve(t('Stops')))).toBe('Stops');
  expect(t('Stops')).toBe('全局暂停');
});

it('marks a constant without changing it', () => {
  speak('zh-Hans', { Stops: '全局暂停' });
  expect(marked('Stops')).toBe('Stops');
});
