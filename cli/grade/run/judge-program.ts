// One program, judged with all checks in cells of its own: the command line's counterpart of the grading worker.

import { runLab } from '#graders/cell/run-lab.ts'
import type { Files } from '#graders/labs/contract/lab-order.ts'
import { makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import type { CheckPlan, LabEvent, LabOrder } from '#graders/labs/contract/run-protocol.ts'
import { makeLabResult } from '#graders/labs/contract/score-lab.ts'
import type { Transcript } from '#graders/labs/contract/transcript.ts'
import type { Fault, Outcome } from '#graders/outcome.ts'
import type { Cell } from '#graders/sandbox/contract.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'
import type { FoundLab } from '../../check/find-lab.ts'
import type { Evidence, GradedRecord } from './graded-record.ts'
import type { RunFile } from './run-file.ts'

export type Judged =
  | { status: 'graded'; record: GradedRecord }
  | { status: 'faulted'; fault: Fault; tries: number }
  /** Stopped from outside: nothing is known of it. */
  | { status: 'aborted' }

export interface JudgeOptions {
  lab: FoundLab
  run: RunFile
  takeCell: () => Promise<Cell>
  /** Aborted: nothing is tried another time. */
  stopping: AbortSignal
  /** Aborted: what runs is put down. */
  signal: AbortSignal
}

/** As the platform does: after so many we say that we could not judge it. */
const triesMax = 3
const transcriptEntriesMax = 400
const outputBytesMax = 16_384

/** Never throws for what a program or a cell does. */
export async function judgeProgram(key: string, files: Files, options: JudgeOptions): Promise<Judged> {
  const { lab, run, stopping } = options
  const { topic, id } = lab.exercise
  const order = makeLabOrder({
    exercise: { topic, id, files: lab.files },
    submission: files,
    seed: run.seeds.visible,
    checks: 'all',
    hiddenSeed: run.seeds.hidden,
  })
  const startedAt = performance.now()
  for (let tries = 1; ; tries += 1) {
    const attempt = new Attempt()
    const fault = await tryOnce(order, attempt, options)
    // Ctrl-C reaches the cells too, as they are in the terminal's foreground: that is no fault.
    if (stopping.aborted && fault !== null) return { status: 'aborted' }
    if (fault === null) {
      const result = makeLabResult(attempt.plan, attempt.outcomes, lab.part.weights)
      const seconds = Math.round(performance.now() - startedAt) / 1_000
      const times = { gradedAt: new Date().toISOString(), seconds }
      return { status: 'graded', record: { format: 1, key, result, evidence: attempt.evidence, times } }
    }
    if (tries === triesMax) return { status: 'faulted', fault, tries }
  }
}

async function tryOnce(
  order: LabOrder,
  attempt: Attempt,
  { takeCell, signal }: JudgeOptions,
): Promise<Fault | null> {
  let cell: Cell
  try {
    cell = await takeCell()
  } catch (error) {
    if (error instanceof SandboxUnavailable) return error.fault
    const because = `No room could be opened: ${String(error).slice(0, 500)}`
    return { code: 'sandbox-unavailable', because }
  }
  for await (const event of runLab(cell, order, { signal })) {
    if (event.type === 'run-faulted') return event.fault
    attempt.take(event)
  }
  return null
}

/** What a run says, sorted: outcomes, and of visible checks that failed what they left behind. */
class Attempt {
  plan: readonly CheckPlan[] = []
  readonly outcomes = new Map<string, Outcome>()
  readonly evidence: Record<string, Evidence> = {}
  #transcript: Transcript = []
  #cut = 0
  #output = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) }

  take(event: LabEvent): void {
    if (event.type === 'run-started') this.plan = event.checks
    else if (event.type === 'check-started') {
      this.#transcript = []
      this.#cut = 0
      this.#output = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) }
    } else if (event.type === 'transcript') {
      const room = transcriptEntriesMax - this.#transcript.length
      this.#transcript = [...this.#transcript, ...event.entries.slice(0, room)]
      this.#cut += Math.max(0, event.entries.length - room)
    } else if (event.type === 'output') {
      const bytes = Buffer.concat([this.#output[event.stream], Buffer.from(event.base64, 'base64')])
      this.#output[event.stream] = bytes.subarray(0, outputBytesMax)
    } else if (event.type === 'check-finished') this.#finish(event)
  }

  #finish({ check, outcome, usage, tryIt }: Extract<LabEvent, { type: 'check-finished' }>): void {
    this.outcomes.set(check, outcome)
    if (outcome.status !== 'failed' || this.plan.find(({ id }) => id === check)?.hidden !== false) return
    this.evidence[check] = {
      transcript: this.#transcript,
      transcriptCut: this.#cut,
      stdout: this.#output.stdout.toString('base64'),
      stderr: this.#output.stderr.toString('base64'),
      usage,
      ...(tryIt === undefined ? {} : { tryIt }),
    }
  }
}
