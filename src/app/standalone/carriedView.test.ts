import { describe, expect, it } from 'vitest';
import { carriedView } from './carriedView.ts';

const hash = 'v=3&fh=0123456789abcdef-10:a.out&src=heap&view=timeline&t=1000-5000&sel=2000-3000&find=secret&note=4000-4100:look%20here&note=10-20:gone&pin=goroutine-17-1500';

const cut = (fields: string): string => carriedView(`v=3&${fields}`, { startNs: 1000, anonymous: false, withNotes: true });

describe('a view that goes with its file', () => {
  it('counts from the new start', () => {
    expect(carriedView(hash, { startNs: 1500, anonymous: false, withNotes: true })).toBe('v=3&view=timeline&t=0-3500&sel=500-1500&find=secret&note=2500-2600%3Alook%20here&pin=goroutine-17-0');
  });

  it('tells no names, and no notes, where none are wanted', () => {
    expect(carriedView(hash, { startNs: 0, anonymous: true, withNotes: false })).toBe('v=3&view=timeline&t=1000-5000&sel=2000-3000&pin=goroutine-17-1500');
    expect(carriedView('v=3&view=top&pin=function-main.secret&focus=secret', { startNs: 0, anonymous: true, withNotes: true })).toBe('v=3&view=top');
  });

  it('counts GC cycles, moments and goroutines from the new start, too; what is called by its place is another', () => {
    expect(cut('view=gc&cycleat=1700')).toBe('v=3&view=gc&cycleat=700');
    expect(cut('view=gc&cycleat=1700-5')).toBe('v=3&view=gc&cycleat=700-5');
    expect(cut('view=gc&cycleat=900')).toBe('v=3&view=gc');
    expect(cut('view=gc&cycle=4')).toBe('v=3&view=gc');
    expect(cut('view=waits&moment=1200&at=1300')).toBe('v=3&view=waits&moment=200&at=300');
    expect(cut('pin=goroutine-17-400&top=goroutine-18-1400&hidelane=goroutine-row3&profof=proc-1')).toBe('v=3&pin=goroutine-17-0&top=goroutine-18-400&profof=proc-1');
    expect(cut('pin=creation-17-400')).toBe('v=3');
    // Nothing was cut off.
    expect(carriedView('v=3&view=gc&cycle=4&pin=goroutine-row3', { startNs: 0, anonymous: false, withNotes: true })).toBe('v=3&view=gc&cycle=4&pin=goroutine-row3');
  });
});
