import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../language/languages.ts';

const folder = new URL('../public/samples/', import.meta.url);
const index = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as {
  name: string;
  file: string;
  beside?: string[];
  title: string;
  story: string;
  in: Record<string, { title: string; story: string }>;
  kind: string;
  bytes: number;
}[];

test('the index names every recording, with its size', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'index.json' && statSync(new URL(name, folder)).isFile());
  const named = index.map(({ file, beside = [] }) => [file, ...beside]);
  expect(named.flat().toSorted()).toEqual(files.toSorted());
  const sizes = named.map((all) => all.reduce((sum, file) => sum + statSync(new URL(file, folder)).size, 0));
  expect(sizes).toEqual(index.map(({ bytes }) => bytes));
});

test('samples are small, and each has a name of its own, a title and a story', () => {
  expect(new Set(index.map((sample) => sample.name)).size).toBe(index.length);
  for (const sample of index) {
    const { name, title, story, kind, bytes } = sample;
    expect(name).toMatch(/^[a-z-]+$/);
    expect(title).not.toBe('');
    expect(story.length, name).toBeGreaterThan(80);
    for (const language of Object.keys(LANGUAGES).filter((tag) => tag !== 'en')) expect(sample.in[language]?.story.length, `${name} in ${language}`).toBeGreaterThan(40);
    expect(['go-trace', 'pprof']).toContain(kind);
    expect(bytes, name).toBeLessThan(600_000);
  }
});
