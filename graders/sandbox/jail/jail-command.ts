// The jail's command line. Operations of bwrap are carried out in order: binds first, then read-only remounts.
import { join } from 'node:path'
import type { Runtime } from '#graders/runtimes.ts'
import type { ProgramSpec } from '#graders/sandbox/contract.ts'
import {
  builtFolder,
  jailedRuntimes,
  jailNode,
  jailShims,
  type ProgramPlace,
  submissionFolder,
} from '#graders/sandbox/jail/jailed-runtimes.ts'
import { bindSettings, bindSystemWith, type Toolchain } from '#graders/sandbox/jail/toolchain-places.ts'

/** Descriptors of bwrap itself, closed before the program starts. */
export const filterFd = 3
export const statusFd = 4
/** The program starts when a byte arrives here. */
export const gateFd = 5

export const workingFolder = '/home/student'

/** Folders on a jail's disk: the working folder, and the one in which programs share memory. */
export const homeOnDisk = 'home'
export const sharedOnDisk = 'shared'

export interface JailParts {
  /** A fresh tmpfs with a size and an inode cap, with those two folders. */
  disk: string
  /** The folder with the jail's own /etc files: hosts, resolv.conf, nsswitch.conf, passwd. */
  etc: string
}

const devices = ['null', 'random', 'urandom']
const deviceLinks = {
  fd: '/proc/self/fd',
  stdin: '/proc/self/fd/0',
  stdout: '/proc/self/fd/1',
  stderr: '/proc/self/fd/2',
}

const bwrapFlags = [
  [
    '--unshare-user',
    '--unshare-pid',
    '--unshare-ipc',
    '--unshare-uts',
    '--unshare-cgroup',
    '--disable-userns',
  ],
  // Without --as-pid-1, pid 1 would be bwrap's own reaper, unfiltered, its memory writable from inside.
  ['--cap-drop', 'ALL', '--new-session', '--die-with-parent', '--as-pid-1', '--clearenv'],
  ['--uid', '65534', '--gid', '65534', '--hostname', 'box'],
].flat()

/** What a jail is made for. */
export interface JailPurpose extends Pick<ProgramSpec, 'runtime' | 'limits' | 'submissionDir'> {
  /** The interpreter and all its words. */
  command: readonly string[]
  /** Binds besides, in words of bwrap. */
  binds: readonly string[]
  /** What its /usr and /etc hold besides; left out, its /usr is what the cell has. */
  toolchain?: Toolchain | undefined
}

/** Everything after `bwrap`: the jail, its limits, what runs in it. */
export function jailCommand(spec: JailPurpose, parts: JailParts): string[] {
  const runtime = jailedRuntimes[spec.runtime]
  return [
    bwrapFlags,
    // Of the system, the cell has only what runtimes need (system-folders.ts).
    spec.toolchain === undefined ? ['--ro-bind', '/usr', '/usr'] : bindSystemWith(spec.toolchain),
    [
      '--symlink',
      'usr/bin',
      '/bin',
      '--symlink',
      'usr/lib',
      '/lib',
      '--symlink',
      'usr/lib64',
      '/lib64',
      '--symlink',
      'usr/sbin',
      '/sbin',
      '--dir',
      '/tmp',
    ],
    spec.binds,
    runtime.usesNode ? ['--ro-bind', jailNode, jailNode, '--ro-bind', jailShims, jailShims] : [],
    ['--ro-bind', parts.etc, '/etc', ...(spec.toolchain === undefined ? [] : bindSettings(spec.toolchain))],
    ['--proc', '/proc', '--remount-ro', '/proc', '--tmpfs', '/dev'],
    // Not bwrap's --dev: that has terminals, and /dev/zero, whose shared maps no limit sees.
    ...devices.map((name) => ['--dev-bind', `/dev/${name}`, `/dev/${name}`]),
    ...Object.entries(deviceLinks).map(([name, target]) => ['--symlink', target, `/dev/${name}`]),
    ['--bind', join(parts.disk, sharedOnDisk), '/dev/shm', '--remount-ro', '/dev'],
    ['--ro-bind', spec.submissionDir, submissionFolder],
    ['--bind', join(parts.disk, homeOnDisk), workingFolder],
    ['--remount-ro', '/', '--chdir', workingFolder],
    ...Object.entries(programEnvironment(spec.runtime)).map(([name, value]) => ['--setenv', name, value]),
    ['--seccomp', String(filterFd), '--json-status-fd', String(statusFd), '--block-fd', String(gateFd), '--'],
    limitedCommand(spec),
  ].flat()
}

/** All that a program finds in its environment (bwrap adds PWD). */
export function programEnvironment(runtime: Runtime): Record<string, string> {
  return { PATH: '/usr/bin', HOME: workingFolder, ...jailedRuntimes[runtime].environment }
}

/** The interpreter, the program, its arguments. */
export function programCommand({ runtime, limits, args }: ProgramSpec, at: ProgramPlace): string[] {
  return [...jailedRuntimes[runtime].command(at, limits), ...args]
}

/** What was built, in words of bwrap. */
export const builtBinds = ({ builtDir }: Pick<ProgramSpec, 'builtDir'>): string[] =>
  builtDir === undefined ? [] : ['--ro-bind', builtDir, builtFolder]

/** What is to run under its kernel limits. Set inside the jail, RLIMIT_NPROC counts that jail alone. */
export function limitedCommand({
  runtime,
  limits,
  command,
}: Pick<JailPurpose, 'runtime' | 'limits' | 'command'>): string[] {
  return [
    '/usr/bin/prlimit',
    '--core=0',
    `--nproc=${limits.processes}`,
    `--nofile=${limits.openFiles}`,
    `--fsize=${limits.fileSizeBytes}`,
    // The hard limit ends a process in the kernel; the watcher, which adds processes up, comes before it.
    `--cpu=${limits.cpuSeconds + 1}:${limits.cpuSeconds + 1}`,
    `--data=${jailedRuntimes[runtime].dataBytes(limits)}`,
    '--memlock=65536',
    '--msgqueue=0',
    '--',
    ...command,
  ]
}
