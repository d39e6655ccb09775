// What each hostile program must meet, line by line, after the sentinel that proves that it ran. A program is a
// file in the folder of its category; the expectation is exact, so that a new error is looked at by somebody.
import type { Limits } from '#graders/sandbox/contract.ts'

export const categories = ['network', 'files', 'kernel', 'resources', 'identity', 'javascript'] as const

export interface HostileCase {
  category: (typeof categories)[number]
  /** Name of the program's file in that folder, and of the test. */
  file: string
  /** Every line that it prints after the sentinel; of a pattern, the source of one. Left out: not looked at. */
  meets?: readonly (string | RegExp)[]
  /** What it must print on its standard error. */
  says?: RegExp
  /** The limit that ends it. */
  exceeds?: 'wall-time' | 'cpu-time' | 'memory' | 'output'
  /** Exit code, when no limit ends it; 0 if left out. */
  exits?: number | 'any'
  limits?: Partial<Limits>
}

const begins = ['begins: now']
const quick: Partial<Limits> = { wallMs: 2_000 }
const each = (met: string, ...names: readonly string[]) => names.map((name) => `${name}: ${met}`)

const network: Omit<HostileCase, 'category'>[] = [
  { file: 'host-listener.py', meets: [/^listener 0: ECONNREFUSED$/, /^listener 1: ECONNREFUSED$/] },
  {
    file: 'metadata-address.py',
    meets: each('ECONNREFUSED', '169.254.169.254', '8.8.8.8', '10.0.0.1', '192.168.0.1'),
  },
  {
    file: 'ipv6.py',
    meets: ['public: ENETUNREACH', /^link-local: (ENETUNREACH|EADDRNOTAVAIL|ECONNREFUSED)$/],
  },
  {
    file: 'raw-sockets.py',
    meets: [
      ...each('EPERM', 'raw icmp', 'raw ip', 'raw ipv6'),
      'ping: EPROTONOSUPPORT',
      'packet: EAFNOSUPPORT',
    ],
  },
  {
    file: 'odd-families.py',
    meets: [
      ...each('EAFNOSUPPORT', 'unix', 'netlink', 'vsock', 'bluetooth', 'alg', 'xdp'),
      'unix pair: allowed',
    ],
  },
  {
    file: 'odd-protocols.py',
    meets: [...each('EPROTONOSUPPORT', 'mptcp', 'sctp', 'udp-lite'), ...each('EPERM', 'dccp', 'seqpacket')],
  },
  {
    file: 'port-theft.py',
    meets: [
      'held: allowed',
      ...each('EADDRINUSE', 'plain', 'reuse', 'narrower', 'other address', 'datagrams'),
      'low port: EACCES',
    ],
  },
  { file: 'reconfigure.py', meets: each('EPERM', 'down', 'address', 'route', 'bind to device') },
  { file: 'flood.py', meets: ['flood: over'] },
]

const files: Omit<HostileCase, 'category'>[] = [
  {
    file: 'host-files.py',
    meets: [
      ...each(
        'ENOENT',
        '/etc/shadow',
        '/root',
        '/var',
        '/app',
        '/sys',
        '/boot',
        '/run',
        '/opt',
        '/home/student/../../root',
      ),
      'accounts: 1',
      'root: bin dev etc home lib lib64 proc sbin submission tmp usr',
    ],
  },
  {
    file: 'write-system.py',
    meets: [
      ...each('EROFS', '/x', '/usr/bin/x', '/etc/hosts', '/submission/main.py', '/tmp/x', '/dev/x'),
      '/usr/bin/python3: EACCES',
      ...each('EROFS', 'chmod', 'rename', 'unlink'),
    ],
  },
  { file: 'symlinks.py', meets: ['by-proc: ENOENT', 'by-dots: ENOENT', 'through: EROFS', 'same root: True'] },
  { file: 'archive-escape.py', meets: each('EROFS', 'dots', 'absolute', 'to the root') },
  {
    file: 'hard-links.py',
    meets: each('EXDEV', '/usr/bin/python3.11', '/etc/hosts', '/submission/main.py', '/proc/self/status'),
  },
  { file: 'fill-bytes.py', meets: ['fill: ENOSPC', 'at most 16 MB: True', 'at least 12 MB: True'] },
  { file: 'fill-inodes.py', meets: ['fill: ENOSPC', 'at most 512: True', 'at least 400: True'] },
  { file: 'sparse-file.py', meets: each('EFBIG', 'truncate', 'write far', 'allocate') },
  {
    file: 'devices.py',
    meets: [
      ...each('EPERM', 'block device', 'fifo by mknod'),
      ...each(
        'ENOENT',
        '/dev/sda',
        '/dev/vda',
        '/dev/mem',
        '/dev/kmsg',
        '/dev/fuse',
        '/dev/net/tun',
        '/dev/kvm',
      ),
    ],
  },
  { file: 'shared-memory-folder.py', meets: ['fill: ENOSPC', 'at most 1 MB: True'] },
]

const kernel: Omit<HostileCase, 'category'>[] = [
  {
    file: 'namespaces.py',
    meets: [
      ...each(
        'EPERM',
        'unshare mount',
        'unshare user',
        'unshare pid',
        'unshare net',
        'unshare time',
        'setns',
        'clone new user',
      ),
      'clone3: ENOSYS',
    ],
  },
  {
    file: 'mounts.py',
    meets: each(
      'EPERM',
      'mount',
      'umount2',
      'pivot_root',
      'chroot',
      'open_tree',
      'fsopen',
      'move_mount',
      'mount_setattr',
    ),
  },
  {
    file: 'tracing.py',
    meets: each(
      'EPERM',
      'ptrace',
      'process_vm_readv',
      'process_vm_writev',
      'pidfd_getfd',
      'kcmp',
      'process_madvise',
    ),
  },
  {
    file: 'machinery.py',
    meets: each(
      'EPERM',
      'bpf',
      'perf_event_open',
      'userfaultfd',
      'add_key',
      'keyctl',
      'request_key',
      'personality',
      'name_to_handle_at',
    ),
  },
  { file: 'io-uring.py', meets: each('ENOSYS', 'setup', 'enter', 'register') },
  { file: 'x32.py', meets: each('signal 31', 'x32 getpid', 'x32 socket') },
  { file: 'int80.py', meets: ['int 0x80: signal 31'] },
  {
    file: 'sysctl.py',
    meets: each(
      'refused',
      '/proc/sys/kernel/core_pattern',
      '/proc/sys/net/ipv4/ip_forward',
      '/proc/sys/net/ipv4/tcp_max_tw_buckets',
      '/proc/sys/net/ipv4/ip_unprivileged_port_start',
      '/proc/sys/kernel/hostname',
      '/proc/sysrq-trigger',
    ),
  },
  {
    file: 'become-root.py',
    meets: [
      ...each('EINVAL', 'setuid', 'setgid'),
      'setgroups: EPERM',
      'su: refused',
      'uid: 65534',
      'capabilities: 0000000000000000',
    ],
  },
  { file: 'terminal-injection.py', meets: each('EPERM', 'TIOCSTI', 'TIOCLINUX', 'TIOCSETD') },
  { file: 'new-calls.py', meets: ['newer calls: ENOSYS'] },
  {
    file: 'administration.py',
    meets: each(
      'EPERM',
      'reboot',
      'init_module',
      'kexec_load',
      'swapon',
      'sethostname',
      'clock_settime',
      'syslog',
      'acct',
    ),
  },
  {
    file: 'hidden-memory.py',
    meets: [
      ...each('ENOSYS', 'memfd_create', 'memfd_secret'),
      ...each('EPERM', 'shmget', 'msgget', 'mq_open'),
    ],
  },
]

const resources: Omit<HostileCase, 'category'>[] = [
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

const identity: Omit<HostileCase, 'category'>[] = [
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
    file: 'other-submissions.py',
    meets: [
      'submission: hostile.py main.py',
      'working folder: hostile.py main.py',
      'elsewhere: ',
      /^mounts of the cell: \d$/,
    ],
  },
]

const javascript: Omit<HostileCase, 'category'>[] = [
  { file: 'child-process.js', meets: ['id: 65534', 'shadow: 1', 'namespace: 1', 'nested jail: 1'] },
  { file: 'dlopen.js', meets: each('ERR_DLOPEN_FAILED', 'not a library', 'host library', 'own library') },
  { file: 'nested-workers.js', meets: begins, limits: quick, exits: 'any' },
  { file: 'heap-bomb.js', meets: begins, says: /JavaScript heap out of memory/, exits: 70 },
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

const byCategory = { network, files, kernel, resources, identity, javascript }

export const hostileCases: readonly HostileCase[] = categories.flatMap((category) => {
  return byCategory[category].map((entry) => ({ category, ...entry }))
})
