import { each, type HostileRow } from '#graders/sandbox/hostile/hostile-case.ts'

export const files: readonly HostileRow[] = [
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
  {
    file: 'system-folders.py',
    meets: [
      ...each(
        'ENOENT',
        '/usr/src',
        '/usr/local',
        '/usr/include',
        '/usr/share/doc',
        '/usr/games',
        '/usr/lib/python3',
      ),
      /^all there is: bin lib( lib64)? sbin( share)?$/,
    ],
  },
  { file: 'shared-memory-folder.py', meets: ['fill: ENOSPC', 'at most 16 MB: True'] },
]
