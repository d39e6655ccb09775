// The plain runner of a cell: takes orders, runs each program in a jail of its own, several at once, reports.
import { createSocket as createDatagramSocket } from 'node:dgram'
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { announceReady, readOrders, report } from '#graders/sandbox/cell/harness-channel.ts'
import { NetworkKeeper } from '#graders/sandbox/cell/networks/network-keeper.ts'
import { prepareCell } from '#graders/sandbox/cell/prepare-cell.ts'
import { ProgramOrderSchema, type ProgramReport } from '#graders/sandbox/cell/program-order.ts'
import {
  type CheckNetwork,
  defaultLimits,
  type ProgramSpec,
  type RunningProgram,
} from '#graders/sandbox/contract.ts'
import { buildProgram } from '#graders/sandbox/jail/build-program.ts'
import { startProgram } from '#graders/sandbox/jail/start-program.ts'
import { BootedInterpreter } from '#graders/sandbox/prebooted/booted-interpreter.ts'

const heldPort = 7000
const fileTime = new Date('2000-01-01T00:00:00Z')

const nothing: Omit<ProgramReport, 'id'> = {
  stdout: '',
  stderr: '',
  built: null,
  exitCode: null,
  signal: null,
  exceeded: null,
  used: null,
  usage: { wallMs: 0, cpuMs: null, peakMemoryBytes: null },
  firstByteMs: null,
  fault: null,
}

const prepared = prepareCell()
const networks = new NetworkKeeper()
await prepared
await announceReady()
for await (const order of readOrders()) void runProgram(order).then(report)

async function runProgram(input: unknown): Promise<ProgramReport> {
  const order = ProgramOrderSchema.parse(input)
  const submissionDir = `/tmp/submissions/${order.id}`
  for (const [name, text] of Object.entries(order.files)) {
    mkdirSync(dirname(join(submissionDir, name)), { recursive: true })
    writeFileSync(join(submissionDir, name), text)
    utimesSync(join(submissionDir, name), fileTime, fileTime)
  }
  const limits = { ...defaultLimits, ...order.limits }
  const { id, runtime, entry, args } = order
  const startedAt = performance.now()
  try {
    const network = await networks.take()
    const release = await holdPort(network)
    const built = await buildProgram({ runtime, submissionDir, sources: [entry], limits: order.buildLimits })
    if (built?.ok === 'never') throw new Error(`there is no ${built.lacks} on this machine`)
    const said = built?.said ?? null
    if (built?.ok === false) return { ...nothing, id, built: said, exceeded: built.exceeded?.limit ?? null }
    const spec = {
      runtime,
      submissionDir,
      entry,
      builtDir: built?.builtDir,
      args,
      hosts: {},
      limits,
      network,
    }
    const program = order.ahead ? await startAhead(spec) : await startProgram(spec)
    program.stdin.end(order.stdin)
    const printed = keepOutput(program, limits.outputBytes, startedAt)
    const { exitCode, signal, exceeded, usage } = await program.ended
    await printed.complete
    release()
    network.close()
    const { stdout, stderr, firstByteMs } = printed
    const over = { exceeded: exceeded?.limit ?? null, used: exceeded?.used ?? null }
    return {
      id,
      stdout: stdout(),
      stderr: stderr(),
      built: said,
      exitCode,
      signal,
      ...over,
      usage,
      firstByteMs: firstByteMs(),
      fault: null,
    }
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    return { ...nothing, id, fault }
  }
}

/** @throws when no interpreter can be started ahead of its program: who asked for one gets no other */
async function startAhead(spec: ProgramSpec): Promise<RunningProgram> {
  const booted = await BootedInterpreter.boot(spec)
  const program = (await booted?.start(spec)) ?? null
  if (program === null) throw new Error('no interpreter was started ahead of the program')
  return program
}

/** A port that is held, TCP and UDP, in the place of a lab's reference server. */
async function holdPort(network: CheckNetwork): Promise<() => void> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end()
  })
  const datagrams = createDatagramSocket('udp4')
  await network.listen(server, { host: '0.0.0.0', port: heldPort })
  await network.bind(datagrams, { host: '0.0.0.0', port: heldPort })
  return () => {
    server.close()
    datagrams.close()
  }
}

function keepOutput(program: RunningProgram, bytesMax: number, startedAt: number) {
  let firstByteMs: number | null = null
  let total = 0
  const keep = (stream: Readable) => {
    const kept: Buffer[] = []
    stream.on('data', (chunk: Buffer) => {
      firstByteMs ??= performance.now() - startedAt
      total += chunk.length
      if (total > bytesMax) program.kill('output')
      else kept.push(chunk)
    })
    const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()))
    // A report is one line of the channel, whose length is capped: the ends are what the tests read.
    return { text: () => Buffer.concat(kept).toString('utf8').slice(0, 8_000), closed }
  }
  const stdout = keep(program.stdout)
  const stderr = keep(program.stderr)
  const complete = Promise.all([stdout.closed, stderr.closed])
  return { stdout: stdout.text, stderr: stderr.text, firstByteMs: () => firstByteMs, complete }
}
