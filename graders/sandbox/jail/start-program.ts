// How this works: a jail is bwrap started by the harness, with three pipes as its standard streams. bwrap tells the pid of
// the jail's first process, and lets the program in when we say that it is counted; killing that one ends the whole pid namespace, which no process inside can leave.
// bwrap itself ends after it, so its exit means that every process of the jail is gone.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, cpSync, openSync, readdirSync, symlinkSync } from 'node:fs'
import { Socket } from 'node:net'
import { constants } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { LimitName } from '#graders/outcome.ts'
import type { ProgramEnd, ProgramSpec, RunningProgram, StartProgram } from '#graders/sandbox/contract.ts'
import { bareEnvironment } from '#graders/sandbox/jail/bare-environment.ts'
import { type BwrapStatus, followBwrapStatus } from '#graders/sandbox/jail/bwrap-status.ts'
import { homeOnDisk, jailCommand, submissionFolder } from '#graders/sandbox/jail/jail-command.ts'
import { writeJailHosts } from '#graders/sandbox/jail/jail-etc.ts'
import { jailStarted } from '#graders/sandbox/jail/jail-started.ts'
import { discardDisk, restock, type SupplySet, takeSupplies } from '#graders/sandbox/jail/jail-supplies.ts'
import { jailBwrap, jailedRuntimes } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { LastWords } from '#graders/sandbox/jail/last-words.ts'
import { type Exceeded, type ExitStatus, LimitWatch } from '#graders/sandbox/jail/limit-watch.ts'
import type { JailMeter } from '#graders/sandbox/meters/jail-meter.ts'
import { openMeter } from '#graders/sandbox/meters/open-meter.ts'

export const jailFilterPath = '/tmp/jail-filter.bpf'

const jailStartMsMax = 15_000
/** For the end of what it said, when nobody reads it. */
const lastWordsMsMax = 50

export const startProgram: StartProgram = async (spec) => {
  const supplies = await takeSupplies(spec.limits)
  writeJailHosts(supplies.etc, spec.hosts)
  // The submission is read-only, and textbook servers open their files relative to where they stand.
  for (const name of readdirSync(spec.submissionDir)) {
    const there = join(supplies.disk, homeOnDisk, name)
    if (spec.ownFiles?.includes(name)) cpSync(join(spec.submissionDir, name), there, { recursive: true })
    else symlinkSync(join(submissionFolder, name), there)
  }
  const meter = openMeter(spec.limits)
  const { stdin, stdout, stderr } = supplies
  const filter = openSync(jailFilterPath, 'r')
  const [command = '', ...words] = inNetwork(spec, [jailBwrap, ...jailCommand(spec, supplies)])
  const jail = spawn(command, words, {
    stdio: [stdin.read, stdout.write, stderr.write, filter, 'pipe', 'pipe'],
    env: bareEnvironment,
  })
  for (const fd of [filter, stdin.read, stdout.write, stderr.write]) closeSync(fd)
  const streams: readonly unknown[] = jail.stdio
  const [statusPipe, gate] = streams.slice(4)
  if (!(statusPipe instanceof Readable) || !(gate instanceof Writable))
    throw new Error('bwrap was started without its pipes')
  gate.on('error', () => gate.destroy())

  const status = followBwrapStatus(statusPipe)
  const program = supervise(spec, jail, status, supplies, meter)
  await Promise.race([status.known, status.closed])
  const counted = countIn(meter, status)
  if (counted) gate.end('\n')
  if (counted && (await jailStarted(status, jailStartMsMax)))
    return { ...program, firstPid: status.firstPid ?? 0 }
  program.kill()
  // bwrap ends with its first process, and tells then whether that had become the program.
  if (status.firstPid === null) jail.kill('SIGKILL')
  await program.ended
  // What a program says must not be read as what bwrap says: of one that was started after all, nothing is quoted.
  const said = status.exitCode === null ? await firstText(program.stderr) : 'it took too long'
  throw new Error(`the jail did not start: ${said === '' ? 'bwrap did not say why' : said}`)
}

/** A network is entered by who starts the jail: the jail itself makes none, and has no right to enter another. */
const inNetwork = ({ network }: ProgramSpec, command: string[]): string[] =>
  network.namespace === null ? command : ['/usr/bin/nsenter', `--net=${network.namespace}`, '--', ...command]

/** The program waits at the gate until its jail is counted. False when there is none to be counted. */
function countIn(meter: JailMeter, { firstPid }: BwrapStatus): boolean {
  try {
    if (firstPid !== null) meter.takeIn(firstPid)
    return firstPid !== null
  } catch (error) {
    // Most likely bwrap has given up, and says why.
    console.error('a jail was not counted:', error)
    return false
  }
}

function supervise(
  spec: ProgramSpec,
  jail: ChildProcess,
  status: BwrapStatus,
  supplies: SupplySet,
  meter: JailMeter,
): Omit<RunningProgram, 'firstPid'> {
  const stdin = new Socket({ fd: supplies.stdin.write, readable: false, writable: true })
  // Nothing is read before the caller listens: a silent stream would otherwise be over before anybody could hear.
  const reading = { readable: true, writable: false, manualStart: true }
  const stdout = new Socket({ fd: supplies.stdout.read, ...reading })
  const errors = new Socket({ fd: supplies.stderr.read, ...reading })
  const words = new LastWords(errors)
  // A program may end, or close its input, before it has read what we wrote: that is its right.
  stdin.on('error', () => stdin.destroy())
  const { graceMs } = jailedRuntimes[spec.runtime]
  const watch = new LimitWatch(spec.limits, graceMs, meter)
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
  const deadline = setTimeout(() => kill('wall-time'), spec.limits.wallMs + graceMs)
  watch.start(kill)

  const exited = new Promise<number | null>((resolve) => {
    jail.once('exit', resolve)
    jail.once('error', (error) => {
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
    void discardDisk(supplies.disk)
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

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Already gone, which is what was wanted.
  }
}

async function firstText(stream: Readable): Promise<string> {
  let text = ''
  stream.setEncoding('utf8')
  for await (const chunk of stream) {
    text += String(chunk)
    if (text.length > 2000) break
  }
  return text.slice(0, 2000).trim()
}
