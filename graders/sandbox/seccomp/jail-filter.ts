// The system call filter of the jail. Everything known and harmless is allowed; what is listed in syscalls.ts
// is refused; what is newer than that table answers ENOSYS, as on an older kernel, so that a kernel upgrade
// opens nothing by itself.
import {
  assembleFilter,
  encodeFilter,
  type Instruction,
  type Step,
} from '#graders/sandbox/seccomp/assemble-filter.ts'
import {
  absentCalls,
  auditArch,
  callNumber,
  inspectedCalls,
  type Machine,
  newestKnownCall,
  refusedCalls,
} from '#graders/sandbox/seccomp/syscalls.ts'

export const action = {
  allow: 0x7fff0000,
  killProcess: 0x80000000,
  errno: (number: number): number => 0x00050000 | number,
} as const

export const errno = { EPERM: 1, ENOSYS: 38, EPROTONOSUPPORT: 93, EAFNOSUPPORT: 97 } as const

// Offsets in struct seccomp_data; arguments are 64 bits, and the low word comes first on both machines. The
// kernel takes each argument that is inspected here as an int or masks it to 32 bits, so the low word is all.
const numberOffset = 0
const archOffset = 4
const argument = (index: number): number => 16 + 8 * index

/** The x32 ABI is the x86-64 table with this bit set, past every check by number. */
const x32Bit = 0x40000000

// CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET (linux/sched.h). CLONE_NEWTIME shares a
// bit with the exit signal and cannot be given to clone(), only to clone3() and unshare().
const namespaceFlags =
  0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000

const AF_UNIX = 1
const AF_INET = 2
const AF_INET6 = 10
const SOCK_TYPE_MASK = 0xf
const SOCK_STREAM = 1
const SOCK_DGRAM = 2
const IPPROTO_TCP = 6
const IPPROTO_UDP = 17
const TIOCSTI = 0x5412
const TIOCLINUX = 0x541c
const TIOCSETD = 0x5423

/** The filter's instructions for one machine. */
export function jailFilter(machine: Machine): Instruction[] {
  const number = (name: keyof typeof inspectedCalls): number =>
    callNumber(inspectedCalls[name], machine) ?? -1
  const numbers = (calls: Record<string, readonly [number | null, number | null]>): number[] =>
    Object.values(calls)
      .map((call) => callNumber(call, machine))
      .filter((call) => call !== null)

  const steps: Step[] = [
    // A foreign architecture (int 0x80 on x86-64, 32-bit ARM) has other numbers: no check below would hold.
    { load: archOffset },
    { test: 'equal', value: auditArch[machine], met: 'known-arch' },
    { return: action.killProcess },
    { label: 'known-arch' },
    { load: numberOffset },
  ]
  if (machine === 'x64') {
    steps.push(
      { test: 'any-bit', value: x32Bit, unmet: 'not-x32' },
      { return: action.killProcess },
      { label: 'not-x32' },
    )
  }
  steps.push(
    { test: 'at-least', value: newestKnownCall + 1, met: 'absent-early' },
    { test: 'equal', value: number('socket'), met: 'socket' },
    { test: 'equal', value: number('socketpair'), met: 'socketpair' },
    { test: 'equal', value: number('clone'), met: 'clone' },
    { test: 'equal', value: number('ioctl'), met: 'ioctl', unmet: 'by-number' },

    { label: 'socket' },
    { load: argument(0) },
    { test: 'equal', value: AF_INET, met: 'socket-type' },
    { test: 'equal', value: AF_INET6, met: 'socket-type', unmet: 'bad-family' },
    { label: 'socket-type' },
    { load: argument(1) },
    { and: SOCK_TYPE_MASK },
    { test: 'equal', value: SOCK_STREAM, met: 'socket-protocol' },
    { test: 'equal', value: SOCK_DGRAM, met: 'socket-protocol', unmet: 'refused-early' },
    { label: 'socket-protocol' },
    { load: argument(2) },
    { test: 'equal', value: 0, met: 'allowed-early' },
    { test: 'equal', value: IPPROTO_TCP, met: 'allowed-early' },
    { test: 'equal', value: IPPROTO_UDP, met: 'allowed-early' },
    { return: action.errno(errno.EPROTONOSUPPORT) },

    // Pairs reach nobody but their maker, and Python's and Node's own machinery is built on them.
    { label: 'socketpair' },
    { load: argument(0) },
    { test: 'equal', value: AF_UNIX, met: 'allowed-early' },
    { label: 'bad-family' },
    { return: action.errno(errno.EAFNOSUPPORT) },

    { label: 'clone' },
    { load: argument(0) },
    { test: 'any-bit', value: namespaceFlags, met: 'refused-early', unmet: 'allowed-early' },

    // Typing into somebody else's terminal, and changing what drives it.
    { label: 'ioctl' },
    { load: argument(1) },
    { test: 'equal', value: TIOCSTI, met: 'refused-early' },
    { test: 'equal', value: TIOCLINUX, met: 'refused-early' },
    { test: 'equal', value: TIOCSETD, met: 'refused-early', unmet: 'allowed-early' },

    { label: 'allowed-early' },
    { return: action.allow },
    { label: 'refused-early' },
    { return: action.errno(errno.EPERM) },
    { label: 'absent-early' },
    { return: action.errno(errno.ENOSYS) },

    { label: 'by-number' },
    ...numbers(absentCalls).map((value): Step => ({ test: 'equal', value, met: 'absent' })),
    ...numbers(refusedCalls).map((value): Step => ({ test: 'equal', value, met: 'refused' })),
    { return: action.allow },
    { label: 'refused' },
    { return: action.errno(errno.EPERM) },
    { label: 'absent' },
    { return: action.errno(errno.ENOSYS) },
  )
  return assembleFilter(steps)
}

/** The filter for the machine we are on, as `bwrap --seccomp` reads it. Throws on an unsupported machine. */
export function encodeJailFilter(): Buffer {
  const machine = process.arch
  if (machine !== 'x64' && machine !== 'arm64') throw new Error(`no system call filter for ${machine}`)
  return encodeFilter(jailFilter(machine))
}
