// How this works: killing a jail's first process ends the whole pid namespace, which no process inside can leave. bwrap
// itself ends after it, so its exit means that every process of the jail is gone.
import { Socket } from 'node:net'
import { constants } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { LimitName } from '#graders/outcome.ts'
import type { ProgramEnd, ProgramSpec, RunningProgram } from '#graders/sandbox/contract.ts'
import { discardSupplies, restock } from '#graders/sandbox/jail/jail-supplies.ts'
import { jailedRuntimes } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { LastWords } from '#graders/sandbox/jail/last-words.ts'
import { type Exceeded, type ExitStatus, LimitWatch } from '#graders/sandbox/jail/limit-watch.ts'
import type { OpenJail } from '#graders/sandbox/jail/open-jail.ts'

/** For the end of what it said, when nobody reads it. */
const lastWordsMsMax = 50

/**
 * @param bootCpuMs what its interpreter had used before it got its program, which is not charged
 */
export function superviseJail(
  { child, status, supplies, meter }: OpenJail,
  { limits, runtime }: Pick<ProgramSpec, 'limits' | 'runtime'>,
  bootCpuMs = 0,
): Omit<RunningProgram, 'firstPid'> {
  const stdin = new Socket({ fd: supplies.stdin.write, readable: false, writable: true })
  // Nothing is read before the caller listens: a silent stream would otherwise be over before anybody could hear.
  const reading = { readable: true, writable: false, manualStart: true }
  const stdout = new Socket({ fd: supplies.stdout.read, ...reading })
  const errors = new Socket({ fd: supplies.stderr.read, ...reading })
  const words = new LastWords(errors)
  // A program may end, or close its input, before it has read what we wrote: that is its right.
  stdin.on('error', () => stdin.destroy())
  const { graceMs } = jailedRuntimes[runtime]
  const watch = new LimitWatch(limits, graceMs, meter, bootCpuMs)
  let killed = false
  // Once the jail is gone, its pid may become that of a stranger.
  let over = false
  let exceeded: Exceeded | null = null
  const overrun = (limit: LimitName) => watch.overrun(limit, stdout.bytesRead + errors.bytesRead)

  const kill = (because?: LimitName): void => {
    if (because !== undefined && !killed) exceeded = overrun(because)
    killed = true
    // Killing bwrap alone is not enough: the first process may have cleared its parent-death signal. Where its
    // pid is not known yet, it is killed as soon as it is.
    if (status.firstPid !== null && !over) killQuietly(status.firstPid)
  }
  const killOnceKnown = async () => {
    const pid = await status.known
    if (killed && !over) killQuietly(pid)
  }
  void killOnceKnown()
  const deadline = setTimeout(() => kill('wall-time'), limits.wallMs + graceMs)
  watch.start(kill)

  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
    child.once('error', (error) => {
      console.error('bwrap was not started:', error)
      resolve(null)
    })
  })
  const end = async (): Promise<ProgramEnd> => {
    const code = await exited
    over = true
    watch.stop()
    clearTimeout(deadline)
    const usage = watch.usage()
    const exit = exitStatus(code)
    if (!killed && exit.exitCode !== 0) await Promise.race([words.over, pause(lastWordsMsMax)])
    const met = killed ? null : watch.limitMet(usage, exit, words, supplies.disk)
    if (met !== null) exceeded = overrun(met)
    meter.close()
    void discardSupplies(supplies)
    restock()
    return { ...exit, exceeded, usage }
  }
  return { stdin, stdout, stderr: words.stream, ended: end(), kill }
}

/** bwrap reports a signal as a shell does, as 128 and the signal's number; so are such exit codes read here. */
function exitStatus(code: number | null): ExitStatus {
  if (code === null) return { exitCode: null, signal: 'SIGKILL' }
  const signal = signalNames.get(code - 128)
  return signal === undefined ? { exitCode: code, signal: null } : { exitCode: null, signal }
}

const signalNames = new Map<number, NodeJS.Signals>()
for (const name of [
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGHUP',
  'SIGILL',
  'SIGINT',
  'SIGKILL',
  'SIGPIPE',
  'SIGSEGV',
  'SIGSYS',
  'SIGTERM',
  'SIGTRAP',
  'SIGXCPU',
  'SIGXFSZ',
] as const) {
  signalNames.set(constants.signals[name], name)
}

export function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Already gone, which is what was wanted.
  }
}
