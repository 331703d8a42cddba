import { describe, expect, it } from 'vitest';
import { carriedView } from './carriedView.ts';

const hash = 'v=3&fh=0123456789abcdef-10:a.out&src=heap&view=timeline&t=1000-5000&sel=2000-3000&find=secret&note=4000-4100:look%20here&note=10-20:gone&pin=goroutine-17-1500';

describe('a view that goes with its file', () => {
  it('counts from the new start', () => {
    expect(carriedView(hash, { startNs: 1500, anonymous: false, withNotes: true })).toBe('v=3&view=timeline&t=0-3500&sel=500-1500&find=secret&note=2500-2600%3Alook%20here&pin=goroutine-17-0');
  });

  it('tells no names, and no notes, where none are wanted', () => {
    expect(carriedView(hash, { startNs: 0, anonymous: true, withNotes: false })).toBe('v=3&view=timeline&t=1000-5000&sel=2000-3000&pin=goroutine-17-1500');
    expect(carriedView('v=3&view=top&pin=function-main.secret&focus=secret', { startNs: 0, anonymous: true, withNotes: true })).toBe('v=3&view=top');
  });
});
