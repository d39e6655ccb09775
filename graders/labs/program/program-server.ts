// The student's program as a server: started with its port, and found where it waits.
// How this works: nothing is sent to it. What is bound before it starts is ours; what is new after it is its own. The
// kernel's socket counts are read every few milliseconds, its tables only when these change, and a port counts once
// two tables in a row hold it: looking up a name makes sockets that are gone again at once.

import { CheckFailure, type ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { type BoundSocket, boundSockets, socketCounts } from '#graders/labs/kernel/bound-sockets.ts'
import { type Jails, RestWatch } from '#graders/labs/kernel/jail-activity.ts'
import type { Transport } from '#graders/labs/kernel/socket-table.ts'
import type { ProgramHandle } from '#graders/labs/program/program-handle.ts'
import type { LabFiles } from '#graders/labs/program/stage-files.ts'

export interface ServeOptions {
  transport: Transport
  /** Given to the program as its argument; one that binds another is found all the same. */
  port: number
  /** Arguments behind the port. */
  further?: readonly string[]
  /** Time to bind it. */
  withinMs: number
  /** What lies in its working folder beside itself, by path. */
  files?: LabFiles
}

/** Where clients reach a student's server. */
export interface ServedAt {
  host: string
  port: number
}

export interface ProgramServer extends ServedAt {
  /** Resolves when the program has done all that it has to do, and waits. */
  rests: () => Promise<void>
  /** Its standard output holds this text, now or soon. */
  prints: ProgramHandle['prints']
}

export interface ServerSurroundings {
  board: Noticeboard
  /** Starts it with these arguments; its standard input stays open, as at a terminal. */
  start: (args: readonly string[], files?: LabFiles) => Promise<ProgramHandle>
  /** Folder of its network's tables. */
  tables: string
  /** The program's own address. */
  host: string
  /** Resolves after a silence of `ms` in which the program waits for us. */
  silence: (ms: number) => Promise<void>
}

const quietMs = 60
/** Of a program that has its port and never rests, such as one that asks again and again: it waits in its own way. */
const unsettledMsMax = 400
const settleSampleMs = 8
/** A program that has done something else and waits has had its say; one that did nothing may sleep before it binds. */
const restSampleMs = 50
const restMsMin = { afterSomethingElse: 1_000, afterNothing: 3_000 }
const pollMs = 4
/** The counts can stay the same while one socket goes and another comes. */
const readAnywayEvery = 25

type Seen = Extract<ProgramMismatch, { code: 'not-listening' }>['seen']

/** @throws CheckFailure that says what the program did instead */
export async function serveProgram(
  options: ServeOptions,
  around: ServerSurroundings,
): Promise<ProgramServer> {
  const { board, host, silence, tables } = around
  const { port, withinMs } = options
  const ours = new Set((await boundSockets(tables)).map(({ inode }) => inode))
  const program = await around.start([String(port), ...(options.further ?? [])], options.files)
  const startedMs = board.nowMs()
  const watch: Watch = { sockets: [], found: null, restMs: 0, over: false }
  const watching = Promise.all([
    watchSockets(watch, ours, options, around),
    watchRest(watch, board, () => program.jails),
  ])
  let foundMs: number | null = null
  const failed = () => {
    const waitedMs = Math.min(Math.round(board.nowMs() - startedMs), withinMs)
    return notListening({ ...options, withinMs: waitedMs }, watch.sockets, program)
  }
  try {
    const { address, port: bound } = await board.until(
      () => {
        if (watch.found !== null) {
          // What binds twice, or fails right behind its bind, never waits there.
          if (program.isGone) throw failed()
          if (foundMs === null) {
            foundMs = board.nowMs()
            watch.restMs = 0
          }
          const sinceMs = board.nowMs() - foundMs
          const settled = watch.restMs > 0 && sinceMs >= 2 * settleSampleMs
          return settled || sinceMs >= unsettledMsMax ? watch.found : undefined
        }
        const seen = whatItDid(options.transport, watch.sockets, program)
        const patienceMs = seen.kind === 'nothing' ? restMsMin.afterNothing : restMsMin.afterSomethingElse
        if (program.isGone || watch.restMs >= patienceMs) throw failed()
        return undefined
      },
      { withinMs, orElse: failed },
    )
    const everywhere = address === '0.0.0.0' || address === '::'
    return {
      host: everywhere ? host : address,
      port: bound,
      rests: () => silence(quietMs),
      prints: (text, patience) => program.prints(text, patience),
    }
  } finally {
    watch.over = true
    await watching
  }
}

interface Watch {
  /** The program's own, as last seen. */
  sockets: BoundSocket[]
  found: BoundSocket | null
  /** For how long it has been at rest. */
  restMs: number
  over: boolean
}

/** A program that waits for something else does not have to be waited for until the time is up. */
async function watchRest(watch: Watch, board: Noticeboard, jails: Jails): Promise<void> {
  const rest = new RestWatch(jails)
  while (!watch.over && board.failure === null) {
    const sampleMs = watch.found === null ? restSampleMs : settleSampleMs
    await board.pause(sampleMs).catch(() => {})
    watch.restMs = (await rest.sample()) * sampleMs
    board.notify()
  }
}

async function watchSockets(
  watch: Watch,
  ours: ReadonlySet<string>,
  { transport, port }: ServeOptions,
  { board, tables }: Pick<ServerSurroundings, 'board' | 'tables'>,
): Promise<void> {
  let counts = ''
  let before = new Set<string>()
  for (let round = 0; !watch.over && board.failure === null; round += 1) {
    const now = await socketCounts(tables)
    if (now !== counts || before.size > 0 || round % readAnywayEvery === 0) {
      const sockets = (await boundSockets(tables)).filter(({ inode }) => !ours.has(inode))
      // What was seen once stays known: a client that has ended by now was a client.
      if (sockets.length > 0) watch.sockets = sockets
      const waiting = sockets.filter(
        (socket) =>
          socket.transport === transport &&
          socket.isOpenToAll &&
          (!socket.isEphemeral || socket.port === port),
      )
      const twice = waiting.filter(({ inode }) => before.has(inode))
      watch.found = twice.find((socket) => socket.port === port) ?? twice[0] ?? null
      if (watch.found !== null) return board.notify()
      before = new Set(waiting.map(({ inode }) => inode))
      counts = now
    }
    await board.pause(pollMs).catch(() => {})
  }
}

function notListening(
  { transport, port, withinMs }: ServeOptions,
  sockets: readonly BoundSocket[],
  program: ProgramHandle,
): CheckFailure {
  const seen = whatItDid(transport, sockets, program)
  const trouble = program.trouble()
  // Of a program that crashed, the crash is what its author needs, unless we know what the crash comes from.
  if (trouble !== null && (seen.kind === 'ended' || trouble.mismatch.code === 'language')) return trouble
  return new CheckFailure({ code: 'not-listening', transport, port, withinMs, seen })
}

function whatItDid(transport: Transport, sockets: readonly BoundSocket[], program: ProgramHandle): Seen {
  const other = sockets.find((socket) => socket.transport !== transport && socket.isOpenToAll)
  if (other !== undefined && other.transport === 'tcp') return { kind: 'other-transport', port: other.port }
  if (other !== undefined && !other.isEphemeral) return { kind: 'other-transport', port: other.port }
  const errors = program.capture.text('stderr')
  if (/EADDRINUSE|Address already in use/.test(errors)) return { kind: 'port-taken' }
  const chosen = sockets.find((socket) => socket.isEphemeral && socket.isOpenToAll)
  if (chosen !== undefined && chosen.transport === transport) return { kind: 'ephemeral', port: chosen.port }
  if (sockets.some(({ isEphemeral }) => isEphemeral) || /ConnectionRefusedError|ECONNREFUSED/.test(errors))
    return { kind: 'client' }
  if (program.end !== null) return { kind: 'ended', exitCode: program.end.exitCode ?? -1 }
  // A prompt waits at the end of its line; what ends with a line feed is a message.
  const prompt = program.output.split('\n').at(-1) ?? ''
  return prompt.trim() === '' ? { kind: 'nothing' } : { kind: 'asks', prompt: clip(prompt.trim()) }
}
