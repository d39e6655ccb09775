import { begins, each, type HostileRow, quick } from '#graders/sandbox/hostile/hostile-case.ts'

/** Shared memory of no file cannot be counted without a cgroup, and so is refused. */
const sharedRefused = { meets: [...begins, 'shared: EPERM'], exceeds: null }

export const resources: readonly HostileRow[] = [
  { file: 'fork-bomb.py', meets: ['fork: EAGAIN', 'at most 40: True'] },
  { file: 'thread-bomb.py', meets: ['thread: RuntimeError', 'at most 40: True'] },
  { file: 'memory-private.py', meets: begins, exceeds: 'memory' },
  { file: 'memory-shared.py', meets: begins, exceeds: 'memory', uncounted: sharedRefused },
  { file: 'memory-hidden-shared.py', meets: begins, exceeds: 'memory', uncounted: sharedRefused },
  { file: 'memory-zombie-leader.py', meets: begins, exceeds: 'memory' },
  { file: 'memory-page-tables.py', meets: begins, exceeds: 'memory' },
  { file: 'memory-tcp-buffers.py', meets: begins, exceeds: 'memory', fillsSockets: true },
  { file: 'memory-socket-pairs.py', meets: begins, exceeds: 'memory', fillsSockets: true },
  { file: 'memory-at-once.py', meets: begins, exceeds: 'memory', says: /MemoryError/ },
  { file: 'honest-forks.py', meets: ['children: [0, 0, 0, 0, 0, 0, 0, 0]'] },
  { file: 'memory-many.py', meets: begins, exceeds: 'memory' },
  { file: 'descriptors.py', meets: ['open: EMFILE', 'at most 128: True'] },
  {
    file: 'raise-limits.py',
    meets: [
      ...each(
        'ValueError',
        'RLIMIT_NPROC',
        'RLIMIT_NOFILE',
        'RLIMIT_FSIZE',
        'RLIMIT_CPU',
        'RLIMIT_DATA',
        'RLIMIT_CORE',
      ),
      'core: (0, 0)',
    ],
  },
  { file: 'busy-loop.py', meets: begins, exceeds: 'cpu-time', limits: { cpuSeconds: 1 } },
  { file: 'busy-many.py', meets: begins, exceeds: 'cpu-time', limits: { cpuSeconds: 1 } },
  { file: 'cpu-unwaited-children.py', meets: begins, exceeds: 'cpu-time', limits: { cpuSeconds: 1 } },
  {
    file: 'cpu-brief-children.py',
    meets: begins,
    exceeds: 'cpu-time',
    limits: { cpuSeconds: 1 },
    // An estimate there; on a busy machine the clock comes first.
    uncounted: { exceeds: 'any' },
  },
  { file: 'open-files-leak.py', meets: begins, exceeds: 'open-files', says: /Too many open files/ },
  { file: 'file-too-large.py', meets: begins, exceeds: 'file-size', says: /File too large/ },
  { file: 'shared-folder-full.py', meets: begins, exceeds: 'disk', says: /No space left/ },
  { file: 'too-many-threads.py', meets: begins, exceeds: 'processes', says: /can't start new thread/ },
  { file: 'ignores-signals.py', meets: begins, exceeds: 'wall-time', limits: quick },
  { file: 'daemonises.py', meets: begins },
  { file: 'output-flood.py', exceeds: 'output' },
  { file: 'drips.py', meets: begins, says: /^\.{5,}$/, exceeds: 'wall-time', limits: quick },
  { file: 'pipe-hoard.py', meets: ['pipes: EMFILE', 'at most 128 MB: True'] },
]
