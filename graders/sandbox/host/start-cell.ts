// How this works: a cell is bwrap (below setpriv when we are root), its pid 1 bwrap's reaper, and in it one Node,
// the harness. Two pipes join it to us: orders in, lines out. It ends when it is closed, when the harness ends,
// when it passes the caps on what it may send, or when we do: nothing of it outlives the process that opened it.
import { spawn } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import { cappedLines } from '#graders/sandbox/cell/capped-lines.ts'
import { channelLimits, readyLine } from '#graders/sandbox/cell/channel.ts'
import type { Cell } from '#graders/sandbox/contract.ts'
import { makeCellGroup } from '#graders/sandbox/groups/cell-group.ts'
import { findGroupHome } from '#graders/sandbox/groups/group-home.ts'
import { cellCommand } from '#graders/sandbox/host/cell-command.ts'
import { claimUid } from '#graders/sandbox/host/claim-uid.ts'
import { findBwrap } from '#graders/sandbox/host/find-tool.ts'
import { bareEnvironment } from '#graders/sandbox/jail/bare-environment.ts'
import { followBwrapStatus } from '#graders/sandbox/jail/bwrap-status.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'
import { type CellEntry, type StagedPackage, stagePackage } from '#graders/sandbox/staging/stage-package.ts'

const logBytesMax = 8_192
const readyMsMax = 30_000

export interface StartCellOptions {
  /** What runs in the cell. */
  entry?: CellEntry
  /** Another bubblewrap than the machine's. */
  bwrap?: string
  /** False: as on a machine where no cgroup can be made. */
  groups?: boolean
}

export interface RunningCell extends Cell {
  /** Resolves when every process of the cell is gone. */
  readonly ended: Promise<void>
}

let staged: Promise<StagedPackage> | null = null

// Once: a worker that goes on while the checkout changes keeps grading with the code it started with.
function stageOnce(): Promise<StagedPackage> {
  if (staged !== null) return staged
  staged = stagePackage()
  staged.catch(() => {
    staged = null
  })
  return staged
}

/** Starts a cell without asking whether the sandbox holds: for the self-test, which finds that out. */
export async function startCell(options: StartCellOptions = {}): Promise<RunningCell> {
  const bwrap = options.bwrap ?? findBwrap()
  if (bwrap === null) throw new SandboxUnavailable('bubblewrap is not installed')
  const stage = await stageOnce()
  const claim = process.geteuid?.() === 0 ? await claimUid() : null
  const home = options.groups === false ? null : findGroupHome()
  const group = home === null ? null : makeCellGroup(home, claim?.uid ?? null)
  const [command = '', ...args] = cellCommand(
    bwrap,
    stage,
    options.entry ?? 'graders/cell/harness.ts',
    claim?.uid ?? null,
    group,
  )
  const pipes = ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'] as const
  const child = spawn(command, args, { stdio: [...pipes], env: bareEnvironment, cwd: '/' })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const tidyUp = async (): Promise<void> => {
    await gone
    claim?.release()
    await group?.remove()
  }
  const exited = tidyUp()

  const { stdout, stderr, orders, events, statusPipe } = streamsOf(child.stdio)
  const log = new CellLog([stdout, stderr])
  const status = followBwrapStatus(statusPipe)
  const close = async (): Promise<void> => {
    // Killing the cell's first process ends all of them, and bwrap waits for that before it exits.
    if (child.exitCode === null && child.signalCode === null)
      endAll(status.firstPid, () => child.kill('SIGKILL'))
    await exited
  }
  const lines = cappedLines(events, channelLimits)
  const timer = setTimeout(() => void close(), readyMsMax)
  const first = await lines.next().finally(() => clearTimeout(timer))
  if (first.done === true || first.value !== readyLine) {
    await close()
    throw new SandboxUnavailable(`a cell did not become ready: ${log.text().trim() || 'it said nothing'}`)
  }
  return {
    send: (order) => void orders.write(`${JSON.stringify(order)}\n`),
    lines: endingWithCell(lines, log, close),
    log: () => log.text(),
    ended: exited,
    close,
  }
}

/** The lines, ending quietly (and closing the cell) where a cap is passed: the log says which. */
async function* endingWithCell(lines: AsyncGenerator<string>, log: CellLog, close: () => Promise<void>) {
  try {
    yield* lines
  } catch (error) {
    log.add(`\n${error instanceof Error ? error.message : String(error)}\n`)
  } finally {
    await close()
  }
}

/** The last 8 KB of what the harness wrote to its standard streams. */
class CellLog {
  #text = ''

  constructor(streams: readonly Readable[]) {
    for (const stream of streams) stream.setEncoding('utf8').on('data', (chunk: string) => this.add(chunk))
  }

  add(text: string): void {
    this.#text = (this.#text + text).slice(-logBytesMax)
  }

  text(): string {
    return this.#text
  }
}

function streamsOf(stdio: readonly unknown[]) {
  const [, stdout, stderr, orders, events, statusPipe] = stdio
  const readable = [stdout, stderr, events, statusPipe].every((stream) => stream instanceof Readable)
  if (
    !(stdout instanceof Readable && stderr instanceof Readable && events instanceof Readable) ||
    !(statusPipe instanceof Readable && orders instanceof Writable && readable)
  ) {
    throw new Error('the cell was started without its pipes')
  }
  for (const stream of [stdout, stderr, orders, events]) stream.on('error', () => stream.destroy())
  return { stdout, stderr, orders, events, statusPipe }
}

function endAll(firstPid: number | null, endBwrap: () => void): void {
  if (firstPid === null) return endBwrap()
  try {
    process.kill(firstPid, 'SIGKILL')
  } catch {
    endBwrap()
  }
}
