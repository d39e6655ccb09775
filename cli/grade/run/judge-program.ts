// One program, judged with all checks in cells of its own: the command line's counterpart of the grading worker.

import { runLab } from '#graders/cell/run-lab.ts'
import type { Files } from '#graders/labs/contract/lab-order.ts'
import { makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import {
  type CheckLog,
  emptyRunLog,
  foldEvent,
  type Kept,
  outputOf,
  type RunLog,
  resultOf,
} from '#graders/labs/contract/run-log.ts'
import type { LabOrder } from '#graders/labs/contract/run-protocol.ts'
import type { Fault } from '#graders/outcome.ts'
import type { Cell } from '#graders/sandbox/contract.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'
import type { FoundLab } from '../../check/find-lab.ts'
import type { Evidence, GradedRecord } from './graded-record.ts'
import type { RunFile } from './run-file.ts'

export type JudgedProgram =
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
const kept: Kept = { transcriptEntries: 400, outputBytes: 16_384, capture: false }

/** Never throws for what a program or a cell does. */
export async function judgeProgram(key: string, files: Files, options: JudgeOptions): Promise<JudgedProgram> {
  const { lab, run, stopping } = options
  const { topic, id } = lab.exercise
  const order = makeLabOrder({
    exercise: { topic, id, files: lab.files },
    submission: files,
    entry: run.entry !== undefined && files.has(run.entry) ? run.entry : undefined,
    seed: run.seeds.visible,
    checks: 'all',
    hiddenSeed: run.seeds.hidden,
  })
  const startedAt = performance.now()
  for (let tries = 1; ; tries += 1) {
    const log = await tryOnce(order, options)
    // Ctrl-C reaches the cells too, as they are in the terminal's foreground: that is no fault.
    if (stopping.aborted && log.fault !== null) return { status: 'aborted' }
    if (log.fault === null) {
      const result = resultOf(log, lab.part.weights)
      const seconds = Math.round(performance.now() - startedAt) / 1_000
      const times = { gradedAt: new Date().toISOString(), seconds }
      return { status: 'graded', record: { format: 1, key, result, evidence: evidenceOf(log), times } }
    }
    if (tries === triesMax) return { status: 'faulted', fault: log.fault, tries }
  }
}

async function tryOnce(order: LabOrder, { takeCell, signal }: JudgeOptions): Promise<RunLog> {
  let log = emptyRunLog
  let cell: Cell
  try {
    cell = await takeCell()
  } catch (error) {
    if (error instanceof SandboxUnavailable) return { ...log, fault: error.fault }
    const because = `No room could be opened: ${String(error).slice(0, 500)}`
    return { ...log, fault: { code: 'sandbox-unavailable', because } }
  }
  for await (const event of runLab(cell, order, { signal })) log = foldEvent(log, event, kept)
  return log
}

/** Of visible checks that failed, what they left behind. */
function evidenceOf({ checks }: RunLog): Record<string, Evidence> {
  const failed = checks.filter(({ outcome, hidden }) => outcome?.status === 'failed' && !hidden)
  return Object.fromEntries(failed.map((check) => [check.id, toEvidence(check)]))
}

function toEvidence(check: CheckLog): Evidence {
  const printed = (stream: 'stdout' | 'stderr') =>
    Buffer.concat(outputOf(check, stream).map((base64) => Buffer.from(base64, 'base64')))
  return {
    transcript: [...check.transcript],
    transcriptCut: check.transcriptCut,
    stdout: printed('stdout').toString('base64'),
    stderr: printed('stderr').toString('base64'),
    usage: check.usage,
    ...(check.tryIt === null ? {} : { tryIt: check.tryIt }),
  }
}
