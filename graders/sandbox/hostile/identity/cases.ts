import { each, type HostileRow } from '#graders/sandbox/hostile/hostile-case.ts'

export const identity: readonly HostileRow[] = [
  { file: 'sees-others.py', meets: ['processes: 1', 'parent: 0', 'first is me: True', 'host name: box'] },
  {
    file: 'kills-others.py',
    meets: each('ESRCH', 'everybody', 'process 2', 'process 3', 'process 10', 'process 100', 'process 1000'),
  },
  {
    file: 'environment.py',
    meets: [
      'variables: HOME LANG MALLOC_ARENA_MAX PATH PWD',
      'first process: HOME LANG MALLOC_ARENA_MAX PATH PWD',
      /^\{/,
    ],
  },
  {
    file: 'descriptors.py',
    meets: [
      'open: 0 1 2',
      'kinds: pipe pipe pipe',
      ...each('EBADF', 'write to 3', 'write to 4', 'write to 5', 'write to 6', 'write to 7'),
    ],
  },
  {
    file: 'forged-results.py',
    meets: ['{"ready":true}', /check-finished/, /run-finished/, 'forged: twice'],
    says: /run-finished/,
  },
  { file: 'looks-for-harness.py', meets: ['well-known listeners: 7000', /^unix sockets/] },
  {
    file: 'reads-harness-memory.py',
    meets: [
      ...[2, 3, 10].flatMap((pid) => [`/proc/${pid}/mem: ENOENT`, `/proc/${pid}/root: ENOENT`]),
      'first process: /usr/bin/python3',
    ],
  },
  {
    file: 'counters.py',
    meets: [
      ...each('EACCES', 'snmp', 'netstat', 'dev', 'snmp6', 'protocols', 'softnet_stat'),
      'open it again: EROFS',
    ],
  },
  { file: 'named-bwrap.py', meets: ['name: bwrap'], says: /the machine is broken/ },
  {
    file: 'other-submissions.py',
    meets: [
      'submission: hostile.py main.py',
      'working folder: hostile.py main.py',
      'elsewhere: ',
      /^mounts of the cell: \d$/,
    ],
  },
]
