// The benchmark's side in a cell. Each round starts the same program four ways, in turn: in a jail, in one whose
// interpreter had started ahead, by the same launcher without the jail (same pipes, same limits, same command), and as the
// bare interpreter. Only programs of
// our own are ever started like that: nothing here is reachable from a submission.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { type Language, languages, mainOf } from '#graders/runtimes.ts'
import { announceReady, readOrders, report } from '#graders/sandbox/cell/harness-channel.ts'
import { NetworkKeeper } from '#graders/sandbox/cell/networks/network-keeper.ts'
import { prepareCell } from '#graders/sandbox/cell/prepare-cell.ts'
import { StartOrderSchema, type StartTimes } from '#graders/sandbox/cell/start-times.ts'
import { defaultLimits, type ProgramSpec, type RunningProgram } from '#graders/sandbox/contract.ts'
import { buildProgram } from '#graders/sandbox/jail/build-program.ts'
import {
  homeOnDisk,
  limitedCommand,
  programCommand,
  programEnvironment,
} from '#graders/sandbox/jail/jail-command.ts'
import { discardSupplies, restock, takeSupplies } from '#graders/sandbox/jail/jail-supplies.ts'
import { jailedRuntimes } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { startProgram } from '#graders/sandbox/jail/start-program.ts'
import { BootedInterpreter } from '#graders/sandbox/prebooted/booted-interpreter.ts'

const submissionDir = '/tmp/measured'
/** What an interpreter waits for its order in a lab, at least: by then it waits for nothing else. */
const waitsMs = 300
mkdirSync(submissionDir)
const programs: Record<Language, string> = {
  python: 'print("up")\n',
  javascript: 'console.log("up")\n',
  c: '#include <stdio.h>\nint main(void) { puts("up"); }\n',
  go: 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("up") }\n',
  java: 'class Main { public static void main(String[] words) { System.out.println("up"); } }\n',
}
for (const language of languages) writeFileSync(join(submissionDir, mainOf(language)), programs[language])

const built = new Map<Language, { builtDir: string | undefined; ms: number }>()
const prepared = prepareCell()
const networks = new NetworkKeeper()
await prepared
// The keeper of networks keeps nobody from ending, and no order is read yet.
const awake = setInterval(() => {}, 1_000)
const network = await networks.take()
clearInterval(awake)
await announceReady()
for await (const input of readOrders()) {
  const { runtime, round } = StartOrderSchema.parse(input)
  const entry = mainOf(runtime)
  const build = await buildOnce(runtime)
  const spec: ProgramSpec = {
    runtime,
    submissionDir,
    entry,
    builtDir: build.builtDir,
    args: [],
    hosts: {},
    limits: defaultLimits,
    network,
  }
  const times: StartTimes = {
    runtime,
    round,
    buildMs: build.ms,
    jailed: 0,
    ahead: null,
    unjailed: 0,
    plain: 0,
  }
  const ways = [
    async () => void (times.jailed = await timeJailed(() => startProgram(spec))),
    async () => void (times.ahead = await timeAhead(spec)),
    async () => void (times.unjailed = await timeUnjailed(spec)),
    async () => void (times.plain = await timePlain(plainCommand(spec))),
  ]
  // No way is always the one after the same other one.
  for (let turn = 0; turn < ways.length; turn += 1) await ways[(turn + round) % ways.length]?.()
  await report(times)
}

/** What was made of each language's program, and how long that took. */
async function buildOnce(runtime: Language): Promise<{ builtDir: string | undefined; ms: number }> {
  const known = built.get(runtime)
  if (known !== undefined) return known
  const startedAt = performance.now()
  const build = await buildProgram({ runtime, submissionDir, sources: [mainOf(runtime)] })
  if (build !== null && build.ok !== true) throw new Error(`the program in ${runtime} was not built`)
  const made = { builtDir: build?.builtDir, ms: build === null ? 0 : performance.now() - startedAt }
  built.set(runtime, made)
  return made
}

function plainCommand({ runtime, entry, builtDir = '' }: ProgramSpec): string[] {
  const { interpreter, building } = jailedRuntimes[runtime]
  if (interpreter !== null) return [interpreter, join(submissionDir, entry)]
  return [join(builtDir, building?.makes ?? '')]
}

async function timeJailed(start: () => Promise<RunningProgram>): Promise<number> {
  const startedAt = performance.now()
  const program = await start()
  const time = await firstByte(program.stdout, startedAt)
  program.stderr.resume()
  program.stdin.end()
  await program.ended
  return time
}

async function timeAhead(spec: ProgramSpec): Promise<number | null> {
  const booted = await BootedInterpreter.boot(spec)
  if (booted === null) return null
  await pause(waitsMs)
  return timeJailed(async () => {
    const program = await booted.start(spec)
    if (program === null) throw new Error('an interpreter that was started ahead could not be used')
    return program
  })
}

async function timeUnjailed(spec: ProgramSpec): Promise<number> {
  const startedAt = performance.now()
  const supplies = await takeSupplies(spec.limits)
  const [command = '', ...args] = limitedCommand({
    ...spec,
    command: programCommand(spec, {
      script: join(spec.submissionDir, spec.entry),
      built: spec.builtDir ?? '',
    }),
  })
  const { stdin, stdout, stderr } = supplies
  const environment = { NODE_ENV: 'production' as const, ...programEnvironment(spec.runtime) }
  const child = spawn(command, args, {
    stdio: [stdin.read, stdout.write, stderr.write],
    env: environment,
    cwd: join(supplies.disk, homeOnDisk),
  })
  for (const fd of [stdin.read, stdout.write, stderr.write]) closeSync(fd)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  new Socket({ fd: stdin.write, readable: false, writable: true }).end()
  new Socket({ fd: stderr.read, readable: true, writable: false }).resume()
  const time = await firstByte(new Socket({ fd: stdout.read, readable: true, writable: false }), startedAt)
  await ended
  void discardSupplies(supplies)
  restock()
  return time
}

async function timePlain([command = '', ...words]: readonly string[]): Promise<number> {
  const startedAt = performance.now()
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const time = await firstByte(child.stdout, startedAt)
  await ended
  return time
}

function firstByte(stream: Readable, startedAt: number): Promise<number> {
  return new Promise((resolve) => stream.once('data', () => resolve(performance.now() - startedAt)))
}
