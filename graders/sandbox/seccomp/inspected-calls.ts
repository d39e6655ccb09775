// Calls that are allowed with some arguments only. The kernel takes each argument that is looked at here as an int, or
// masks it to 32 bits, so the low word of the 64 decides; what stands in the upper half changes nothing.
import type { Step } from '#graders/sandbox/seccomp/assemble-filter.ts'
import { action, errno } from '#graders/sandbox/seccomp/filter-action.ts'
import type { CallNumbers } from '#graders/sandbox/seccomp/machines.ts'

export interface FilterOptions {
  /**
   * Memory that is shared but belongs to no file may be made. Only where a cgroup counts it: dropped from the page
   * tables, it is in no process's resident size.
   */
  sharedMemory: boolean
}

interface InspectedCall {
  numbers: CallNumbers
  /** Ends in a return on every path; `name` keeps its labels apart from those of other calls. */
  steps(name: string, options: FilterOptions): Step[]
}

const AF_UNIX = 1
const AF_INET = 2
const AF_INET6 = 10
const SOCK_TYPE_MASK = 0xf
const SOCK_STREAM = 1
const SOCK_DGRAM = 2
const IPPROTO_TCP = 6
const IPPROTO_UDP = 17

// CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET (linux/sched.h). CLONE_NEWTIME shares a
// bit with the exit signal and cannot be given to clone(), only to clone3() and unshare().
const namespaceFlags =
  0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000

const MAP_TYPE = 0x0f
const MAP_PRIVATE = 0x02
const MAP_ANONYMOUS = 0x20

/** TIOCSTI, TIOCLINUX and TIOCSETD: typing into somebody else's terminal, and changing what drives it. */
const terminalRequests = [0x5412, 0x541c, 0x5423]

/** asm-generic/ioctls.h and linux/sockios.h: looking at a terminal, modes of a descriptor, questions about an interface. */
const allowedRequests = {
  TCGETS: 0x5401,
  TIOCGPGRP: 0x540f,
  TIOCOUTQ: 0x5411,
  TIOCGWINSZ: 0x5413,
  FIONREAD: 0x541b,
  FIONBIO: 0x5421,
  FIONCLEX: 0x5450,
  FIOCLEX: 0x5451,
  SIOCATMARK: 0x8905,
  SIOCGIFNAME: 0x8910,
  SIOCGIFCONF: 0x8912,
  SIOCGIFFLAGS: 0x8913,
  SIOCGIFADDR: 0x8915,
  SIOCGIFBRDADDR: 0x8919,
  SIOCGIFNETMASK: 0x891b,
  SIOCGIFMTU: 0x8921,
  SIOCGIFHWADDR: 0x8927,
  SIOCGIFINDEX: 0x8933,
} as const

/** linux/prctl.h: names of threads and of memory, and looking. */
const allowedOptions = {
  PR_SET_PDEATHSIG: 1,
  PR_GET_PDEATHSIG: 2,
  PR_GET_DUMPABLE: 3,
  PR_SET_NAME: 15,
  PR_GET_NAME: 16,
  PR_GET_SECCOMP: 21,
  PR_CAPBSET_READ: 23,
  PR_SET_TIMERSLACK: 29,
  PR_GET_TIMERSLACK: 30,
  PR_GET_NO_NEW_PRIVS: 39,
  PR_SET_VMA: 0x53564d41,
} as const

const SOL_SOCKET = 1
/** SO_SNDBUF and SO_RCVBUF. */
const bufferSizes = [7, 8]
/** SO_ATTACH_FILTER, SO_ATTACH_BPF, SO_ATTACH_REUSEPORT_CBPF and _EBPF: programs in the kernel. */
const socketPrograms = [26, 50, 51, 52]
const SOL_TCP = 6
/** TCP_ULP and TCP_REPAIR: another protocol below the program's, and forged connections. */
const tcpMachinery = [31, 19]

export const inspectedCalls = {
  socket: {
    numbers: [41, 198],
    steps: (name) => [
      { load: argument(0) },
      { test: 'equal', value: AF_INET, met: `${name}-type` },
      { test: 'equal', value: AF_INET6, met: `${name}-type` },
      { return: action.errno(errno.EAFNOSUPPORT) },
      { label: `${name}-type` },
      { load: argument(1) },
      { and: SOCK_TYPE_MASK },
      { test: 'equal', value: SOCK_STREAM, met: `${name}-protocol` },
      { test: 'equal', value: SOCK_DGRAM, met: `${name}-protocol` },
      { return: action.errno(errno.EPERM) },
      { label: `${name}-protocol` },
      { load: argument(2) },
      ...oneOf(name, [0, IPPROTO_TCP, IPPROTO_UDP], action.allow, action.errno(errno.EPROTONOSUPPORT)),
    ],
  },
  // A pair reaches nobody but its maker, and Python's and Node's own machinery is built on streams. A pair of datagram
  // sockets can be taken apart: then each is a whole AF_UNIX socket, that binds names and sends anywhere.
  socketpair: {
    numbers: [53, 199],
    steps: (name) => [
      { load: argument(0) },
      { test: 'equal', value: AF_UNIX, met: `${name}-type` },
      { return: action.errno(errno.EAFNOSUPPORT) },
      { label: `${name}-type` },
      { load: argument(1) },
      { and: SOCK_TYPE_MASK },
      ...oneOf(name, [SOCK_STREAM], action.allow, action.errno(errno.EPERM)),
    ],
  },
  clone: {
    numbers: [56, 220],
    steps: (name) => [
      { load: argument(0) },
      { test: 'any-bit', value: namespaceFlags, met: `${name}-refused` },
      { return: action.allow },
      { label: `${name}-refused` },
      { return: action.errno(errno.EPERM) },
    ],
  },
  mmap: {
    numbers: [9, 222],
    steps: (name, { sharedMemory }) =>
      sharedMemory
        ? [{ return: action.allow }]
        : [
            { load: argument(3) },
            { test: 'any-bit', value: MAP_ANONYMOUS, met: `${name}-anonymous` },
            { return: action.allow },
            { label: `${name}-anonymous` },
            { and: MAP_TYPE },
            ...oneOf(name, [MAP_PRIVATE], action.allow, action.errno(errno.EPERM)),
          ],
  },
  ioctl: {
    numbers: [16, 29],
    steps: (name) => [
      { load: argument(1) },
      ...terminalRequests.map((value): Step => ({ test: 'equal', value, met: `${name}-refused` })),
      ...oneOf(name, Object.values(allowedRequests), action.allow, action.errno(errno.ENOTTY)),
      { label: `${name}-refused` },
      { return: action.errno(errno.EPERM) },
    ],
  },
  prctl: {
    numbers: [157, 167],
    steps: (name) => [
      { load: argument(0) },
      ...oneOf(name, Object.values(allowedOptions), action.allow, action.errno(errno.EINVAL)),
    ],
  },
  // A socket's buffers are nobody's resident size. The kernel caps what is asked for without a word; here the cap is what
  // a socket has to begin with, so asking succeeds and changes nothing.
  setsockopt: {
    numbers: [54, 208],
    steps: (name) => [
      { load: argument(1) },
      { test: 'equal', value: SOL_TCP, met: `${name}-tcp` },
      { test: 'equal', value: SOL_SOCKET, met: `${name}-socket` },
      { return: action.allow },
      { label: `${name}-tcp` },
      { load: argument(2) },
      ...oneOf(`${name}-tcp`, tcpMachinery, action.errno(errno.EPERM), action.allow),
      { label: `${name}-socket` },
      { load: argument(2) },
      ...bufferSizes.map((value): Step => ({ test: 'equal', value, met: `${name}-size` })),
      ...oneOf(`${name}-socket`, socketPrograms, action.errno(errno.EPERM), action.allow),
      { label: `${name}-size` },
      { return: action.errno(0) },
    ],
  },
} as const satisfies Record<string, InspectedCall>

/** Offset in struct seccomp_data of the low word of an argument: 64 bits, the low word first on both machines. */
function argument(index: number): number {
  return 16 + 8 * index
}

/** Returns `met` when what was loaded is one of the values, else `unmet`. */
function oneOf(name: string, values: readonly number[], met: number, unmet: number): Step[] {
  const label = `${name}-listed`
  return [
    ...values.map((value): Step => ({ test: 'equal', value, met: label })),
    { return: unmet },
    { label },
    { return: met },
  ]
}
