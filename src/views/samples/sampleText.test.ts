import { expect, it } from 'vitest';
import { sampleText } from './sampleText.ts';

it('says all of a sample, and that frames are missing', () => {
  const text = sampleText(
    {
      sample: 3,
      values: [1, 4096],
      labels: [{ key: 'path', text: '/index' }],
      frames: [
        { name: 'main.alloc', file: '/src/main.go', line: 7, inlined: true, address: '0x4a1' },
        { name: '[app]', file: '', line: 0, inlined: false, address: '' },
      ],
      depth: 5,
    },
    [
      { type: 'alloc_objects', unit: 'count', total: 9 },
      { type: 'alloc_space', unit: 'bytes', total: 9 },
    ],
  );
  expect(text.replaceAll('\u00a0', ' ')).toBe('alloc_objects: 1\nalloc_space: 4,096 bytes\npath: /index\n    main.alloc (inline) /src/main.go:7 0x4a1\n    [app]\n    … 3 more\n');
});
