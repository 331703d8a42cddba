// Frames of the machinery that measures, which stand on the stacks of some profiles: what pprof leaves out of text forms that cannot
// say so themselves. Regular expressions of whole function names.

const ALLOCATOR = [
  'calloc', 'cfree', 'malloc', 'free', 'memalign', 'do_memalign', '(__)?posix_memalign', 'pvalloc', 'valloc', 'realloc',
  'tcmalloc::.*', 'tc_calloc', 'tc_cfree', 'tc_malloc', 'tc_free', 'tc_memalign', 'tc_posix_memalign', 'tc_pvalloc', 'tc_valloc', 'tc_realloc',
  'tc_new', 'tc_delete', 'tc_newarray', 'tc_deletearray', 'tc_new_nothrow', 'tc_newarray_nothrow',
  'malloc_zone_malloc', 'malloc_zone_calloc', 'malloc_zone_valloc', 'malloc_zone_realloc', 'malloc_zone_memalign', 'malloc_zone_free',
  String.raw`runtime\..*`,
  'BaseArena::.*', '(::)?do_malloc_no_errno', '(::)?do_malloc_pages', '(::)?do_malloc', 'DoSampledAllocation', 'MallocedMemBlock::MallocedMemBlock', '_M_allocate',
  '__builtin_(vec_)?delete', '__builtin_(vec_)?new', '__gnu_cxx::new_allocator::allocate', '__libc_malloc', '__malloc_alloc_template::allocate',
  'allocate', 'cpp_alloc', String.raw`operator new(\[\])?`, 'simple_alloc::allocate',
];

const LOCK = [
  'RecordLockProfileData', '(base::)?RecordLockProfileData.*', '(base::)?SubmitMutexProfileData.*', '(base::)?SubmitSpinLockProfileData.*',
  '(base::Mutex::)?AwaitCommon.*', '(base::Mutex::)?Unlock.*', '(base::Mutex::)?UnlockSlow.*', '(base::Mutex::)?ReaderUnlock.*', '(base::MutexLock::)?~MutexLock.*',
  '(Mutex::)?AwaitCommon.*', '(Mutex::)?Unlock.*', '(Mutex::)?UnlockSlow.*', '(Mutex::)?ReaderUnlock.*', '(MutexLock::)?~MutexLock.*',
  '(SpinLock::)?Unlock.*', '(SpinLock::)?SlowUnlock.*', '(SpinLockHolder::)?~SpinLockHolder.*',
];

const SIGNAL_HANDLER = ['ProfileData::Add', 'ProfileData::prof_handler', 'CpuProfiler::prof_handler', '__pthread_sighandler', '__restore'];

export interface DroppedFrames {
  readonly dropFrames: string;
  readonly keepFrames: string;
}

export const HEAP_FRAMES: DroppedFrames = { dropFrames: ALLOCATOR.join('|'), keepFrames: [String.raw`runtime\.panic`, String.raw`runtime\.reflectcall`, String.raw`runtime\.call[0-9]*`].join('|') };
export const CONTENTION_FRAMES: DroppedFrames = { dropFrames: LOCK.join('|'), keepFrames: '' };
export const OTHER_FRAMES: DroppedFrames = { dropFrames: SIGNAL_HANDLER.join('|'), keepFrames: '' };
