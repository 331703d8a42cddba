import { describe, expect, it } from 'vitest';
import { saidTexts } from './saidTexts.ts';

const said = (source: string): readonly string[] => saidTexts('some.tsx', source).said;
const unsaid = (source: string): readonly string[] => saidTexts('some.tsx', source).unsaid.map(({ text }) => text);

describe('what is said', () => {
  it('are the messages of t, marked, rich and Said', () => {
    expect(said(`t('One'); marked("Two"); rich(\`Three\`, {}, {}); const a = <Said message="Four" values={{ n: t('Five') }} />;`)).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
  });

  it('are all branches of a condition, and what is within it', () => {
    expect(said(`t(n === 0 ? 'None' : n < t('x').length ? 'Few' : 'Many')`)).toEqual(expect.arrayContaining(['None', 'Few', 'Many']));
  });

  it('is a message over two lines as one', () => {
    expect(said(`t('A long ' +\n 'message')`)).toEqual(['A long message']);
  });

  it('is nothing in comments and in functions of another name', () => {
    expect(said(`// t('No')\nother('No'); format.text('No');`)).toEqual([]);
  });
});

describe('what is shown without being said', () => {
  it('is text between tags', () => {
    expect(unsaid('const a = <p>Shown to all</p>;')).toEqual(['Shown to all']);
    expect(unsaid('const a = <p>{n} of {all} waits</p>;')).toContain('of');
  });

  it('are attributes that are read or heard, and no others', () => {
    expect(unsaid(`const a = <b title="Read me" className="button" id="heading" aria-label={isOn ? 'On now' : 'Off now'} />;`)).toEqual(['Read me', 'On now', 'Off now']);
  });

  it('is a text put together', () => {
    expect(unsaid('t(`of ${name}`);')).toEqual(['`of ${name}`']);
    expect(unsaid("const a = <p>{`${n} waits`}</p>;")).toEqual(['waits']);
  });

  it('is a sentence anywhere, and the message of damage', () => {
    expect(unsaid(`const a = 'This is a sentence';`)).toEqual(['This is a sentence']);
    expect(unsaid(`const a = { message: 'broken' };`)).toEqual(['broken']);
  });

  it('is nothing of code, of keys, of errors for developers, of units, nor what is said', () => {
    expect(unsaid(`const a = <p><code>go tool trace</code> <kbd>Enter</kbd> {t('Said')} 5 s</p>; throw new Error('This is for developers');`)).toEqual([]);
  });

  it('is told with its line', () => {
    expect(saidTexts('some.tsx', '\n\nconst a = <p>Shown to all</p>;').unsaid).toEqual([{ line: 3, text: 'Shown to all', why: 'text of an element' }]);
  });
});

it('refuses what it cannot parse, by name', () => {
  expect(() => saidTexts('some.tsx', 'const = <p>')).toThrow('some.tsx');
});
