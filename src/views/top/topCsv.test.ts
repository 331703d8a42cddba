import { expect, it } from 'vitest';
import type { TopTable } from '../../../workers/api.ts';
import { topCsv } from './topCsv.ts';

const table: TopTable = {
  sampleType: 0,
  names: ['main.hot', 'main.make[int,string]', 'main.less'],
  files: ['/src/hot.go', '/src/make.go', ''],
  flat: Float64Array.of(50, 30, -20),
  cum: Float64Array.of(60, 30, -20),
  inline: Uint8Array.of(0, 2, 1),
  module: new Uint32Array(3),
  origin: new Uint8Array(3),
  total: 100,
};

it('writes rows in the order shown, values in the profile’s unit, signs kept, names quoted where they must be', () => {
  expect(topCsv(table, [1, 2, 0], Float64Array.of(30, 10, 60), 'bytes').split('\r\n')).toEqual([
    'flat (bytes),flat%,sum%,cum (bytes),cum%,function,inline,file',
    '30,30.00%,30.00%,30,30.00%,"main.make[int,string]",inline,/src/make.go',
    '-20,20.00%,10.00%,-20,20.00%,main.less,partial-inline,',
    '50,50.00%,60.00%,60,60.00%,main.hot,,/src/hot.go',
    '',
  ]);
});

it('needs no unit for what is counted', () => {
  expect(topCsv(table, [], new Float64Array(0), 'count')).toBe('flat,flat%,sum%,cum,cum%,function,inline,file\r\n');
});
