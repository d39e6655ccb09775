// How this works: a jail is bwrap started by the harness, with three pipes as its standard streams. bwrap tells the pid of
// the jail's first process; killing that one ends the whole pid namespace, which no process inside can leave.
// bwrap itself ends after it, so its exit means that every process of the jail is gone.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, symlinkSync } from 'node:fs'
import { Socket } from 'node:net'
import { constants } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { LimitName } from '#graders/outcome.ts'
import type { ProgramEnd, ProgramSpec, RunningProgram, StartProgram } from '#graders/sandbox/contract.ts'
import { bareEnvironment } from '#graders/sandbox/jail/bare-environment.ts'
import { type BwrapStatus, followBwrapStatus } from '#graders/sandbox/jail/bwrap-status.ts'
import { jailCommand, submissionFolder } from '#graders/sandbox/jail/jail-command.ts'
import { writeJailHosts } from '#graders/sandbox/jail/jail-etc.ts'
import { jailStarted } from '#graders/sandbox/jail/jail-started.ts'
import { discardBox, restock, type SupplySet, takeSupplies } from '#graders/sandbox/jail/jail-supplies.ts'
import { type Exceeded, LimitWatch } from '#graders/sandbox/jail/limit-watch.ts'
import { jailBwrap, runtimes } from '#graders/sandbox/jail/runtimes.ts'

export const jailFilterPath = '/tmp/jail-filter.bpf'

const jailStartMsMax = 15_000

export const startProgram: StartProgram = async (spec) => {
  const supplies = await takeSupplies(spec.limits)
  writeJailHosts(supplies.etc, spec.hosts)
  // The submission is read-only, and textbook servers open their files relative to where they stand.
  for (const name of readdirSync(spec.submissionDir)) {
    symlinkSync(join(submissionFolder, name), join(supplies.box, name))
  }
  const { stdin, stdout, stderr } = supplies
  const filter = openSync(jailFilterPath, 'r')
  const jail = spawn(jailBwrap, jailCommand(spec, supplies), {
    stdio: [stdin.read, stdout.write, stderr.write, filter, 'pipe'],
    env: bareEnvironment,
  })
  for (const fd of [filter, stdin.read, stdout.write, stderr.write]) closeSync(fd)
  const statusPipe = jail.stdio[4]
  if (!(statusPipe instanceof Readable)) throw new Error('bwrap was started without its status pipe')

  const status = followBwrapStatus(statusPipe)
  const program = supervise(spec, jail, status, supplies)
  if (!(await jailStarted(status, jailStartMsMax))) {
    program.kill()
    jail.kill('SIGKILL')
    const said = await firstText(program.stderr)
    throw new Error(`the jail did not start: ${said === '' ? 'bwrap did not say why' : said}`)
  }
  return program
}

function supervise(
  spec: ProgramSpec,
  jail: ChildProcess,
  status: BwrapStatus,
  supplies: SupplySet,
): RunningProgram {
  const stdin = new Socket({ fd: supplies.stdin.write, readable: false, writable: true })
  // Nothing is read before the caller listens: a silent stream would otherwise be over before anybody could hear.
  const reading = { readable: true, writable: false, manualStart: true }
  const stdout = new Socket({ fd: supplies.stdout.read, ...reading })
  const stderr = new Socket({ fd: supplies.stderr.read, ...reading })
  // A program may end, or close its input, before it has read what we wrote: that is its right.
  stdin.on('error', () => stdin.destroy())
  const { graceMs } = runtimes[spec.runtime]
  const watch = new LimitWatch(spec.limits, graceMs)
  let killed = false
  // Once the jail is gone, its pid may become that of a stranger.
  let over = false
  let exceeded: Exceeded | null = null
  const overrun = (limit: LimitName) => watch.overrun(limit, stdout.bytesRead + stderr.bytesRead)

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
  watch.start(() => status.firstPid, kill)

  const exited = new Promise<number | null>((resolve) => {
    jail.once('exit', resolve)
    jail.once('error', (error) => {
      console.error('bwrap was not started:', error)
      resolve(null)
    })
  })
  const ended = exited.then((code): ProgramEnd => {
    over = true
    watch.stop()
    clearTimeout(deadline)
    const usage = watch.usage()
    const met = killed ? null : watch.limitMet(usage, code !== 0, supplies.box)
    if (met !== null) exceeded = overrun(met)
    void discardBox(supplies.box)
    restock()
    return { ...exitStatus(code), exceeded, usage }
  })
  return { stdin, stdout, stderr, ended, kill }
}

/** bwrap reports a signal as a shell does, as 128 and the signal's number; so are such exit codes read here. */
function exitStatus(code: number | null): Pick<ProgramEnd, 'exitCode' | 'signal'> {
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
