// The student's program, as a check sees it: what it printed and how it ended. Times out, explains crashes, and
// starts it once more without arguments when it takes none.

import type { Readable } from 'node:stream'
import { setTimeout as timeout } from 'node:timers/promises'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { diagnoseCrash, isStackTrace } from '#graders/labs/program/diagnose-crash.ts'
import { holdsMessage, madeUpOutput, missingOutput } from '#graders/labs/program/judge-output.ts'
import { OutputCapture } from '#graders/labs/program/output-capture.ts'
import type { WatchedPrograms } from '#graders/labs/program/program-silence.ts'
import { untilAsked } from '#graders/labs/program/until-asked.ts'
import type { ProgramEnd, RunningProgram } from '#graders/sandbox/contract.ts'

export interface ProgramSurroundings {
  board: Noticeboard
  /** Starts it in a new jail. Throws when the jail itself cannot be made. */
  launch: (args: readonly string[]) => Promise<RunningProgram>
  outputBytesMax: number
  files: readonly string[]
  /** Give it the line when it asks, as a person does (see graders/runtimes.ts), and how that is seen; else null. */
  asks: Omit<WatchedPrograms, 'haveInput' | 'jails'> | null
  /** Whether it has touched the network: then it is not started a second time. */
  hasConnected: () => boolean
}

/** After its end, time for its last bytes to reach our sockets before we say that nothing came. */
const settleMs = 30
/** By then its pipes are closed, as every process that held them is gone. */
const drainMsMax = 1_000

export class ProgramHandle {
  readonly #around: ProgramSurroundings
  #running: RunningProgram | null = null
  #drained: Promise<unknown> = Promise.resolve()
  #capture: OutputCapture
  #end: ProgramEnd | null = null
  #endedAtMs = 0
  #settled = false
  #killed = false
  #hasInput = false

  constructor(around: ProgramSurroundings) {
    this.#around = around
    this.#capture = new OutputCapture(around.outputBytesMax)
  }

  /** For the runner: starts it, gives it `stdin` and then end of file; with null, its input stays open and silent. */
  async launch(args: readonly string[], stdin: string | null): Promise<void> {
    this.#hasInput = false
    const running = await this.#around.launch(args)
    this.#running = running
    const capture = new OutputCapture(this.#around.outputBytesMax)
    this.#capture = capture
    for (const stream of ['stdout', 'stderr'] as const) {
      running[stream].on('data', (data: Buffer) => this.#takeIn(capture, stream, data))
      running[stream].on('error', () => {})
    }
    this.#drained = Promise.all([untilEnd(running.stdout), untilEnd(running.stderr)])
    // A program may end without reading its input: a broken pipe is not worth a word.
    running.stdin.on('error', () => {})
    void this.#give(running, stdin)
    void this.#awaitEnd(running, args, stdin)
  }

  /** Standard output contains `text`. Ends early when the program ends without having printed it. */
  prints(text: string, { withinMs }: { withinMs: number }): Promise<void> {
    return this.#shows(text, () => this.output, withinMs)
  }

  /** One of its two streams contains `text`: a word for whoever runs it, not what it was asked for. */
  says(text: string, { withinMs }: { withinMs: number }): Promise<void> {
    return this.#shows(text, () => `${this.output}\n${this.#capture.text('stderr')}`, withinMs)
  }

  async #shows(text: string, shown: () => string, withinMs: number): Promise<void> {
    const missing = () => this.trouble() ?? this.#lacks(text)
    const look = () => {
      if (shown().includes(text)) return true
      if (this.isGone) throw missing()
      return undefined
    }
    await this.#around.board.until(look, { withinMs, orElse: missing })
  }

  /** It ends by itself with this exit status. */
  async exits(status: number, { withinMs }: { withinMs: number }): Promise<void> {
    const end = await this.ends({ withinMs })
    if (end.exitCode === status) return
    throw (
      this.trouble() ??
      new CheckFailure({
        code: 'exit-status',
        expected: status,
        actual: end.exitCode ?? -1,
        stderr: clip(this.#capture.text('stderr').trim()),
        where: { stream: 'errors', atMs: this.#endedAtMs },
      })
    )
  }

  /** It ends by itself, and its exit status tells that it could not do its work. */
  async fails({ withinMs }: { withinMs: number }): Promise<void> {
    const end = await this.ends({ withinMs })
    if (end.exitCode !== 0) return
    throw new CheckFailure({
      code: 'exit-status',
      expected: null,
      actual: 0,
      stderr: clip(this.#capture.text('stderr').trim()),
      where: { stream: 'output', atMs: this.#endedAtMs },
    })
  }

  /** It ends by itself, whatever its exit status; a signal or a limit is not "by itself". */
  async ends({ withinMs }: { withinMs: number }): Promise<ProgramEnd> {
    const end = await this.#around.board.until(() => (this.isGone ? (this.#end ?? undefined) : undefined), {
      withinMs,
      orElse: () =>
        new CheckFailure({
          code: 'timeout',
          waitedFor: 'your program to end',
          withinMs,
          where: {
            stream: 'output',
            offset: this.#capture.bytes('stdout').length,
            atMs: this.#around.board.nowMs(),
          },
        }),
    })
    if (end.exceeded !== null || end.signal !== null) throw this.trouble() ?? this.#signalled(end)
    return end
  }

  /** It handled the trouble itself: neither stream shows an interpreter's stack trace. */
  showsNoStackTrace(): void {
    const trace = [this.#capture.text('stderr'), this.output].find(isStackTrace)
    if (trace === undefined) return
    throw (
      this.trouble() ??
      new CheckFailure({
        code: 'crashed',
        signal: null,
        stack: clip(trace.trim()),
        printed: true,
        where: { stream: 'errors' },
      })
    )
  }

  /** Something was printed, on either stream: a message, not a silence, and not only the prompt for the line. */
  saysSomething(): void {
    if (!holdsMessage(this.#capture)) throw this.#lacks('a message that says what went wrong')
  }

  /** Its output does not hold `text`, which nobody has said to it. */
  didNotPrint(text: string): void {
    const found = madeUpOutput(this.#capture, text, this.#around.board.nowMs())
    if (found !== null) throw new CheckFailure(found)
  }

  /** What it printed on standard output so far. */
  get output(): string {
    return this.#capture.text('stdout')
  }

  get capture(): OutputCapture {
    return this.#capture
  }

  get end(): ProgramEnd | null {
    return this.#end
  }

  /** Its standard input has been given to it, and closed. */
  get hasInput(): boolean {
    return this.#hasInput
  }

  /** First process of its jail while it runs, as a list of one. */
  get jails(): readonly number[] {
    return this.#running === null || this.#end !== null ? [] : [this.#running.firstPid]
  }

  /** It has ended, and its last bytes have had time to arrive. */
  get isGone(): boolean {
    return this.#settled
  }

  /** A limit, a crash or a language problem that ended it: the cause, where a check sees only a consequence. */
  trouble(): CheckFailure | null {
    const end = this.#end
    if (end === null || this.#killed) return null
    if (end.exceeded !== null) {
      return new CheckFailure({
        code: 'limit-exceeded',
        ...end.exceeded,
        where: { stream: 'output', atMs: this.#endedAtMs },
      })
    }
    if (end.exitCode === 0) return null
    const stderr = this.#capture.text('stderr')
    const diagnosis = diagnoseCrash({ stderr, files: this.#around.files, signal: end.signal })
    if (diagnosis !== null) return new CheckFailure(diagnosis)
    return end.signal === null ? null : this.#signalled(end)
  }

  /** How it ended and what it said last, to be put behind a sentence; empty when it ended in order. */
  lastWords(): string {
    const status = this.#end?.exitCode ?? 0
    if (status === 0) return ''
    const said = this.#capture.text('stderr').slice(-400).trim().split('\n').at(-1) ?? ''
    return said === '' ? ` (exit status ${status})` : ` (exit status ${status}: “${clip(said)}”)`
  }

  /** Ends every process of the jail, and waits until they are gone. */
  async stop(): Promise<void> {
    if (this.#running === null) return
    if (this.#end === null) this.#killed = true
    this.#running.kill()
    await this.#running.ended
    await Promise.race([this.#drained, timeout(drainMsMax)])
  }

  #takeIn(capture: OutputCapture, stream: 'stdout' | 'stderr', data: Buffer): void {
    const fits = capture.add(stream, data)
    if (!fits && this.#running !== null) {
      this.#killed = true
      this.#running.kill('output')
      this.#around.board.fail(
        new CheckFailure({
          code: 'limit-exceeded',
          limit: 'output',
          allowed: capture.bytesMax,
          used: capture.bytesMax + 1,
          unit: 'bytes',
          where: { stream: stream === 'stdout' ? 'output' : 'errors', atMs: this.#around.board.nowMs() },
        }),
      )
    }
    this.#around.board.notify()
  }

  async #give(running: RunningProgram, stdin: string | null): Promise<void> {
    if (stdin === null) {
      this.#hasInput = true
      return
    }
    const { asks } = this.#around
    if (asks !== null) await untilAsked(() => this.output, running, asks)
    running.stdin.end(stdin)
    this.#hasInput = true
  }

  async #awaitEnd(running: RunningProgram, args: readonly string[], stdin: string | null): Promise<void> {
    const end = await running.ended
    const { board, hasConnected } = this.#around
    // Its last words may still be in the pipe when it is gone, and they decide whether it wants no arguments.
    await Promise.race([this.#drained, board.pause(drainMsMax)]).catch(() => {})
    if (args.length > 0 && !this.#killed && !hasConnected() && this.#refusedArguments(end)) {
      await this.launch([], stdin).catch((error: unknown) => {
        board.fail(error instanceof Error ? error : new Error(String(error)))
      })
      return
    }
    this.#end = end
    this.#endedAtMs = board.nowMs()
    board.notify()
    await board.pause(settleMs).catch(() => {})
    this.#settled = true
    board.notify()
  }

  /** "usage: main.py" or "unrecognized arguments": it wants none, as some textbook programs do. */
  #refusedArguments(end: ProgramEnd): boolean {
    if (end.exitCode === null || end.exceeded !== null) return false
    const said = `${this.output}\n${this.#capture.text('stderr')}`
    return !isStackTrace(said) && /\busage\b|unrecognized arguments|too many arguments/i.test(said)
  }

  #lacks(text: string): CheckFailure {
    return new CheckFailure(missingOutput(this.#capture, text, this.#around.board.nowMs()))
  }

  #signalled(end: ProgramEnd): CheckFailure {
    return new CheckFailure({
      code: 'crashed',
      signal: end.signal,
      stack: clip(this.#capture.text('stderr').trim()),
      where: { stream: 'errors', atMs: this.#endedAtMs },
    })
  }
}

const untilEnd = (stream: Readable): Promise<void> =>
  new Promise((resolve) => {
    for (const event of ['end', 'close', 'error']) stream.once(event, () => resolve())
  })
