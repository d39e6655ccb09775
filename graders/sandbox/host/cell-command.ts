// The cell's command line. Started as root, even a bwrap that drops every capability could open the host's
// /proc/sys/kernel/core_pattern for writing from inside: so root becomes an unprivileged uid first, with setpriv.
import { existsSync } from 'node:fs'
import { findTool } from '#graders/sandbox/host/find-tool.ts'
import type { StagedPackage } from '#graders/sandbox/staging/stage-package.ts'

const capabilities = [
  'CAP_NET_ADMIN', // lo up, the local route
  'CAP_NET_RAW', // the capture
  'CAP_NET_BIND_SERVICE', // reference servers on ports below 1024
  'CAP_SYS_ADMIN', // mounts, the namespaces of a jail
  'CAP_SETFCAP', // lets the jail map its uid
]

const tmpBytes = String(256 * 1_048_576)
const exerciseBytes = String(64 * 1_048_576)
/** bwrap tells the pid of the cell's first process here, and closes it before that process starts. */
export const cellStatusFd = 5

/** `uid` is the kernel uid to become, null when we are not root and stay who we are. */
export function cellCommand(
  bwrap: string,
  staged: StagedPackage,
  entry: string,
  uid: number | null,
): string[] {
  const setpriv = findTool('setpriv')
  if (uid !== null && setpriv === null) throw new Error('setpriv is not installed')
  const user = String(uid)
  const drop = [
    ['--reuid', user, '--regid', user, '--clear-groups', '--no-new-privs'],
    ['--ambient-caps', '-all', '--inh-caps', '-all'],
  ]
  return [
    uid === null || setpriv === null ? [] : [setpriv, ...drop.flat()],
    [
      bwrap,
      '--unshare-user',
      '--unshare-net',
      '--unshare-pid',
      '--unshare-ipc',
      '--unshare-uts',
      '--unshare-cgroup',
    ],
    ['--uid', '0', '--gid', '0', '--hostname', 'cell', '--die-with-parent', '--new-session', '--clearenv'],
    ['--cap-drop', 'ALL', ...capabilities.flatMap((name) => ['--cap-add', name])],
    ['--ro-bind', '/usr', '/usr', '--symlink', 'usr/bin', '/bin', '--symlink', 'usr/sbin', '/sbin'],
    ['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    // What was installed on this machine beside the system is neither ours nor a student's to import.
    ...['/usr/local', '/usr/lib/python3/dist-packages']
      .filter((path) => existsSync(path))
      .map((path) => ['--tmpfs', path]),
    ...['ld.so.cache', 'protocols', 'services'].map((name) => [
      '--ro-bind-try',
      `/etc/${name}`,
      `/etc/${name}`,
    ]),
    ['--proc', '/proc', '--dev', '/dev', '--size', tmpBytes, '--tmpfs', '/tmp'],
    ['--ro-bind', staged.folder, '/app', '--size', exerciseBytes, '--tmpfs', '/app/exercises'],
    ['--ro-bind', staged.node, '/opt/roundtrip/node', '--ro-bind', bwrap, '/opt/roundtrip/bwrap'],
    [
      '--ro-bind',
      `${staged.folder}/graders/sandbox/jail/inside`,
      '/opt/roundtrip/shims',
      '--remount-ro',
      '/',
    ],
    ['--setenv', 'PATH', '/usr/sbin:/usr/bin:/sbin:/bin', '--setenv', 'HOME', '/tmp', '--chdir', '/app'],
    ['--json-status-fd', String(cellStatusFd), '--'],
    ['/opt/roundtrip/node', '--disable-warning=ExperimentalWarning', `/app/${entry}`],
  ].flat()
}
