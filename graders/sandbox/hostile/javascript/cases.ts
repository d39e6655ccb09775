import { begins, each, type HostileRow, quick } from '#graders/sandbox/hostile/hostile-case.ts'

export const javascript: readonly HostileRow[] = [
  { file: 'child-process.js', meets: ['id: 65534', 'shadow: 1', 'namespace: 1', 'nested jail: 1'] },
  { file: 'dlopen.js', meets: each('ERR_DLOPEN_FAILED', 'not a library', 'host library', 'own library') },
  { file: 'nested-workers.js', meets: begins, limits: quick, exceeds: 'any', exits: 'any' },
  { file: 'heap-bomb.js', meets: begins, says: /JavaScript heap out of memory/, exceeds: 'memory' },
  { file: 'buffer-bomb.js', meets: begins, exceeds: 'memory' },
  {
    file: 'busy-loop.js',
    meets: begins,
    says: /in line [567] of main\.js/,
    exceeds: 'wall-time',
    limits: quick,
  },
  { file: 'environment.js', meets: ['worker: {}', 'main thread: HOME PATH PWD', /HOME/] },
  { file: 'inspector.js', meets: ['uid: 65534', 'shadow: ENOENT', 'unix: EROFS'] },
  {
    file: 'files.js',
    meets: [
      'shadow: ENOENT',
      ...each('EROFS', 'system', 'submission', 'runtime', 'node'),
      'own folder: allowed',
    ],
  },
  {
    file: 'sockets.js',
    meets: [
      ...each('EAFNOSUPPORT', 'unix path', 'unix listen', 'abstract'),
      'metadata: ECONNREFUSED',
      'stolen port: EADDRINUSE',
      'own port: allowed',
    ],
  },
  {
    file: 'kills-main.js',
    meets: ['kill self: allowed', 'kill all: ESRCH', 'kill other: ESRCH', /^raw: /, 'still: here'],
  },
]
