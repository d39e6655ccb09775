// The cell's command line. Started as root, even a bwrap that drops every capability could open the host's
// /proc/sys/kernel/core_pattern for writing from inside: so root becomes an unprivileged uid first, with setpriv.
import { type CellGroup, cellGroups } from '#graders/sandbox/groups/cell-group.ts'
import { findTool } from '#graders/sandbox/host/find-tool.ts'
import { pythonHookFolders, systemFolders } from '#graders/sandbox/host/system-folders.ts'
import { toolchainBinds } from '#graders/sandbox/host/toolchains.ts'
import type { CellEntry, StagedPackage } from '#graders/sandbox/staging/stage-package.ts'

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
  entry: CellEntry,
  uid: number | null,
  group: CellGroup | null,
): string[] {
  const setpriv = findTool('setpriv')
  if (uid !== null && setpriv === null) throw new Error('setpriv is not installed')
  const user = String(uid)
  const drop = [
    ['--reuid', user, '--regid', user, '--clear-groups', '--no-new-privs'],
    ['--ambient-caps', '-all', '--inh-caps', '-all'],
  ]
  return [
    group?.enter ?? [],
    uid === null || setpriv === null ? [] : [setpriv, ...drop.flat()],
    [bwrap, '--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts'],
    // In version 2, who has a cgroup namespace of its own moves no process out of the group in which that began.
    group?.version === 2 ? [] : ['--unshare-cgroup'],
    ['--uid', '0', '--gid', '0', '--hostname', 'cell', '--die-with-parent', '--new-session', '--clearenv'],
    ['--cap-drop', 'ALL', ...capabilities.flatMap((name) => ['--cap-add', name])],
    ...systemFolders().map((path) => ['--ro-bind', path, path]),
    ['--symlink', 'usr/bin', '/bin', '--symlink', 'usr/sbin', '/sbin'],
    ['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    ...pythonHookFolders().map((path) => ['--dir', path]),
    ...['ld.so.cache', 'protocols', 'services'].map((name) => [
      '--ro-bind-try',
      `/etc/${name}`,
      `/etc/${name}`,
    ]),
    group === null ? [] : ['--bind', group.memory, cellGroups.memory, '--bind', group.cpu, cellGroups.cpu],
    toolchainBinds(),
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
    // The network is made from inside, where root is somebody: a namespace's root may close its counters (prepare-cell.ts).
    [
      '/usr/bin/unshare',
      '--net',
      '--',
      '/opt/roundtrip/node',
      '--disable-warning=ExperimentalWarning',
      `/app/${entry.replace(/\.ts$/, '.js')}`,
    ],
  ].flat()
}
