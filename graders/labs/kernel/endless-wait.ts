// Whether the program in a jail does nothing but wait for somebody else, without a limit on its time or with one that
// ends later than we would let it wait: then only what we do next can change what it does, and waiting tells nothing.
//
// How this works: each of its threads is in a system call that waits for a descriptor, a child or another thread and was
// given no timeout, or a long one, and nothing is under way in its network, so that none of these calls is about to return. Whoever has
// made a jail may read /proc/PID/syscall of what is in it; where it cannot be read, nothing is known, and clocks count.
import { readdir, readFile, readlink } from 'node:fs/promises'
import { arch } from 'node:process'
import { type Jails, threadsOf } from '#graders/labs/kernel/jail-activity.ts'

/** Calls that wait, with the place of their timeout among the arguments; null for those that have none. */
interface WaitingCalls {
  untimed: readonly number[]
  /** A count of milliseconds: negative is for ever. */
  counted: ReadonlyMap<number, number>
  /** An address: null is for ever. */
  addressed: ReadonlyMap<number, number>
}

/** arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h of Linux. */
const calls: Partial<Record<string, WaitingCalls>> = {
  x64: {
    // read, accept, recvfrom, recvmsg, wait4, waitid, accept4
    untimed: [0, 43, 45, 47, 61, 247, 288],
    // poll, epoll_wait, epoll_pwait
    counted: new Map([
      [7, 2],
      [232, 3],
      [281, 3],
    ]),
    // select, futex, pselect6, ppoll, epoll_pwait2
    addressed: new Map([
      [23, 4],
      [202, 3],
      [270, 4],
      [271, 2],
      [441, 3],
    ]),
  },
  arm64: {
    // read, waitid, accept, recvfrom, recvmsg, accept4, wait4
    untimed: [63, 95, 202, 207, 212, 242, 260],
    // epoll_pwait
    counted: new Map([[22, 3]]),
    // pselect6, ppoll, futex, epoll_pwait2
    addressed: new Map([
      [72, 4],
      [73, 2],
      [98, 3],
      [441, 3],
    ]),
  },
}

const eventLoopCalls: Partial<Record<string, readonly number[]>> = { x64: [232, 281], arm64: [22] }

/**
 * Threads of ours that watch the clock in a jail beside the program's own, by their folder: the first process's first
 * thread where that is a shim of ours.
 */
export type OwnThreads = (firstPid: number) => readonly string[]

/** @param forMs a timeout that is longer than this counts as none */
export async function waitsForUs(
  jails: readonly number[],
  tables: string,
  forMs: number,
  ownThreads: OwnThreads = () => [],
): Promise<boolean> {
  const ours = new Set(jails.flatMap((pid) => ownThreads(pid)))
  const threads = await threadsOf(jails)
  if (threads.every((thread) => ours.has(thread))) return false
  for (const thread of threads) {
    const line = await readFile(`${thread}/syscall`, 'latin1').catch(() => '')
    // Until a thread of ours has come to its own rest, it is still starting the program's.
    if (!(ours.has(thread) ? isInEventLoop(line) : isEndlessWait(line, forMs))) return false
  }
  return (await isQuiet(tables)) && !(await keepsOtherClocks(threads, jails))
}

/**
 * What the calls of a waiting program do not show and the kernel tells elsewhere: timers as descriptors, timers of the
 * process, an alarm that it is ready for. And another program than the first, of which nothing is known.
 */
async function keepsOtherClocks(threads: readonly string[], jails: readonly number[]): Promise<boolean> {
  const programs = new Set(await Promise.all(jails.map((pid) => programOf(`/proc/${pid}`))))
  for (const process of new Set(threads.map((thread) => thread.replace(/\/task\/\d+$/, '')))) {
    if (!programs.has(await programOf(process))) return true
    const [timers, status] = await Promise.all(
      ['timers', 'status'].map((name) => readFile(`${process}/${name}`, 'latin1').catch(() => '')),
    )
    if (timers !== '' || catchesAlarm(status ?? '')) return true
    const open = await readdir(`${process}/fd`).catch(() => [])
    const targets = await Promise.all(open.map((fd) => readlink(`${process}/fd/${fd}`).catch(() => '')))
    if (targets.includes('anon_inode:[timerfd]')) return true
  }
  return false
}

const programOf = (process: string) => readlink(`${process}/exe`).catch(() => null)

/** @param status text of /proc/PID/status, which has a bit for each signal that is caught; SIGALRM is the 14th */
export function catchesAlarm(status: string): boolean {
  const mask = /^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1]
  return mask !== undefined && ((BigInt(`0x${mask}`) >> 13n) & 1n) === 1n
}

/** @param line of /proc/PID/syscall: proc_pid_syscall(5) */
export function isEndlessWait(line: string, forMs: number, machine: string = arch): boolean {
  const [number, ...words] = line.trim().split(' ')
  const waiting = calls[machine]
  if (waiting === undefined || number === undefined || !/^\d+$/.test(number)) return false
  const call = Number(number)
  if (waiting.untimed.includes(call)) return true
  const milliseconds = words[waiting.counted.get(call) ?? words.length]
  // An int in a register of 64 bits, of which the upper half may hold anything.
  if (milliseconds !== undefined) {
    const given = Number(BigInt.asIntN(32, BigInt(milliseconds)))
    return given < 0 || given > forMs
  }
  const address = words[waiting.addressed.get(call) ?? words.length]
  return address !== undefined && BigInt(address) === 0n
}

/** Waits for its next event or timer: epoll_wait or epoll_pwait, with a timeout or without. */
export function isInEventLoop(line: string, machine: string = arch): boolean {
  const number = /^\d+/.exec(line)?.[0]
  return number !== undefined && (eventLoopCalls[machine] ?? []).includes(Number(number))
}

/** Nothing is queued at any socket, neither what was sent nor what was received, connections to be accepted included. */
async function isQuiet(tables: string): Promise<boolean> {
  for (const name of ['tcp', 'tcp6', 'udp', 'udp6']) {
    const table = await readFile(`${tables}/${name}`, 'latin1').catch(() => '')
    for (const [, queues] of table.matchAll(/ [0-9A-F]{2} ([0-9A-F]{8}:[0-9A-F]{8}) /g))
      if (queues !== '00000000:00000000') return false
  }
  return true
}

/** Tells from several looks whether the program waits for us: it must do so in two in a row. */
export class EndlessWaitWatch {
  readonly #look: (forMs: number) => Promise<boolean>
  #before = false

  /** @param may whether what the program is written with can be read so at all */
  constructor(jails: Jails, tables: string, may: boolean, ownThreads?: OwnThreads) {
    this.#look = async (forMs) => may && (await waitsForUs(jails(), tables, forMs, ownThreads))
  }

  /** @param forMs as for `waitsForUs` */
  async sample(forMs: number): Promise<boolean> {
    const now = await this.#look(forMs)
    const twice = now && this.#before
    this.#before = now
    return twice
  }
}
