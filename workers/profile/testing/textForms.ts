// Test only: one of each form that profiles come in as text, or in other bytes than protobuf, written out small.

export interface TextForm {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MEM_STATS = '# runtime.MemStats\n# Alloc = 4104\n# TotalAlloc = 9000\n# Sys = 20000\n# Stack = 100 / 200\n# LastGC = 1700000000000000000\n# PauseNs = [10 20 0]\n# NumGC = 2\n# GCCPUFraction = 0.01\n# MaxRSS = 9999\n';
const MAP = '--- Memory map: ---\n400000-500000 r-xp 00000000 08:01 77 /bin/app\n7f0000000000-7f0000100000 r-xp 00001000 08:01 78 /lib/libc.so.6\n';

const TEXTS: Readonly<Record<string, string>> = {
  'goroutine, debug=1':
    'goroutine profile: total 7\n5 @ 0x41010 0x42020 0x43030\n# labels: {"user":"a \\"b\\"", "zone":"eu"}\n#\t0x4100f\tmain.wait+0xf\t/src/main.go:10\n#\t0x4201f\tmain.work[...]+0x1f\t/src/main.go:20\n\n2 @ 0x41010 0x44040\n#\t0x4100f\tmain.wait+0xf\t/src/main.go:10\n\n',
  'heap, debug=1': `heap profile: 3: 4096 [9: 9000] @ heap/1048576\n1: 2048 [4: 4096] @ 0x401000 0x402000\n#\t0x400fff\tmain.alloc+0xff\t/src/main.go:5\n#\t0x401fff\tmain.main+0x1f\t/src/main.go:9\n\n2: 2048 [5: 4904] @ 0x403000\n\n${MEM_STATS}`,
  'heap, written by others': `heap profile: 3: 4096 [9: 9000] @ heap_v2/524288\n1: 2048 [4: 4096] @ 0x401000 0x7f0000000010\n${MAP}`,
  contention: `--- contention:\ncycles/second=2400000000\nsampling period=5\n24000000 12 @ 0x401000 0x402000\n#\t0x400fff\tsync.(*Mutex).Lock+0xff\t/go/sync/mutex.go:5\n1000 1 @ 0x403000\n`,
  mutex: '--- mutex:\ncycles/second=1000000000\nsampling period=100\n50000 3 @ 0x401000\n',
  threadcreate: `threadcreate profile: total 4\n3 @ \n#\t0x0\n\n1 @ 0x401000 0x402000 0x0 0x0\n#\t0x400fff\truntime.newm+0xff\t/go/runtime/proc.go:5\n\n`,
  'goroutine, debug=2':
    'goroutine 1 [running]:\nmain.main()\n\t/src/main.go:10 +0x1d\n\ngoroutine 18 gp=0xc000102380 m=nil [chan receive (scan), 12 minutes, locked to thread] {user: "a b", zone: eu}:\nmain.wait(0xc000012345?, {0x1, 0x2}, ...)\n\t/src/main.go:20 +0x2d fp=0xc0 sp=0xb0 pc=0x401000\nmain.work[...](...)\n\t/src/main.go:30\n...12 frames elided...\ncreated by main.main in goroutine 1\n\t/src/main.go:11 +0x3d\n[originating from goroutine 1]:\nmain.main()\n\t/src/main.go:9 +0x11\n\ngoroutine 19 [select (leaked)]:\ngoroutine running on other thread; stack unavailable\n\ngoroutine 20 [syscall]:\nnon-Go function at pc=7f0000001000\n\t/src/c.c:5 pc=0x7f0000001000\n',
  'a panic with its dump': 'panic: boom\n\ngoroutine 7 [running]:\nmain.f(...)\n\t/src/main.go:3\nmain.main()\n\t/src/main.go:10 +0x1d\nexit status 2\n',
  'folded stacks': 'main;do work;leaf 3\nmain 2.5\nmain;;do work -4\nno value\nmain;x 1\n',
};

export const TEXT_FORMS: readonly TextForm[] = [...Object.entries(TEXTS).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })), { name: 'CPU, the old binary form', bytes: oldCpuProfile() }];

/** Words of 8 bytes: 0, 3, 0, period in µs, 0, then count, depth and addresses of each stack, an end, and a memory map. */
function oldCpuProfile(): Uint8Array {
  const words = [0, 3, 0, 10_000, 0, 2, 2, 0x400011, 0x400021, 5, 1, 0x400030, 1, 3, 0x400012, 0x400099, 0x400021, 0, 1, 0];
  const map = new TextEncoder().encode('400000-500000 r-xp 00000000 08:01 77 /bin/app\n');
  const bytes = new Uint8Array(8 * words.length + map.length);
  const view = new DataView(bytes.buffer);
  for (const [i, word] of words.entries()) view.setBigUint64(8 * i, BigInt(word), true);
  bytes.set(map, 8 * words.length);
  return bytes;
}
