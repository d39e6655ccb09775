import { each, type HostileRow } from '#graders/sandbox/hostile/hostile-case.ts'

export const kernel: readonly HostileRow[] = [
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
