import { begins, each, type HostileRow, quick } from '#graders/sandbox/hostile/hostile-case.ts'

export const resources: readonly HostileRow[] = [
  { file: 'fork-bomb.py', meets: ['fork: EAGAIN', 'at most 40: True'] },
  { file: 'thread-bomb.py', meets: ['thread: RuntimeError', 'at most 40: True'] },
  { file: 'memory-private.py', meets: begins, exceeds: 'memory' },
  { file: 'memory-shared.py', meets: begins, exceeds: 'memory' },
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
  { file: 'ignores-signals.py', meets: begins, exceeds: 'wall-time', limits: quick },
  { file: 'daemonises.py', meets: begins },
  { file: 'output-flood.py', exceeds: 'output' },
  { file: 'drips.py', meets: begins, says: /^\.{5,}$/, exceeds: 'wall-time', limits: quick },
  { file: 'pipe-hoard.py', meets: ['pipes: EMFILE', 'at most 128 MB: True'] },
]
