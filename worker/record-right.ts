// Runs a lab's right program, for students to compare theirs with, and stores what it left behind.
import * as z from 'zod'
import { runLab } from '#graders/cell/run-lab.ts'
import { type CheckLog, emptyRunLog, foldEvent, outputOf } from '#graders/labs/contract/run-log.ts'
import type { Cell } from '#graders/sandbox/contract.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'
import type { RightChecks } from '#server/comparisons/comparison-view.ts'
import { beginRightRun, endRightRun, giveRightRunBack } from '#server/comparisons/right-runs.ts'
import type { Graded } from './take-jobs.ts'

const JobSchema = z.looseObject({ rightRunId: z.string().max(100) })

/** Of each check: what stands beside a student's transcript is read by people. */
const kept = { transcriptEntries: 300, outputBytes: 4_096, capture: false }

/** Takes up one. */
export async function recordRight(
  data: unknown,
  { takeCell, signal }: { takeCell: () => Promise<Cell>; signal: AbortSignal },
): Promise<Graded> {
  const { rightRunId: id } = JobSchema.parse(data)
  const order = await beginRightRun(id)
  if (order === null) return 'done'
  let cell: Cell
  try {
    cell = await takeCell()
  } catch (error) {
    if (!(error instanceof SandboxUnavailable)) throw error
    await endRightRun(id, { fault: error.fault })
    return 'done'
  }
  let log = emptyRunLog
  for await (const event of runLab(cell, order, { signal })) log = foldEvent(log, event, kept)
  if (log.fault === null) await endRightRun(id, { checks: passedOf(log.checks) })
  else {
    if (signal.aborted) await giveRightRunBack(id)
    // After some tries it is given up.
    return 'again'
  }
  return 'done'
}

function passedOf(checks: readonly CheckLog[]): RightChecks {
  const passed = checks.filter(({ outcome }) => outcome?.status === 'passed')
  return Object.fromEntries(
    passed.map((check) => {
      const { id, transcript, transcriptCut } = check
      const printed = outputOf(check, 'stdout').map((base64) => Buffer.from(base64, 'base64'))
      const output = Buffer.concat(printed).toString('utf8')
      return [id, { transcript: [...transcript], cut: transcriptCut > 0, output }]
    }),
  )
}
