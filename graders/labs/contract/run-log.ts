// The one reader of a run: its events, in order, become what is known of it. Plain data and a pure step, so the same
// events give the same log to the worker, the command line, the browser and the tests. A `run-started` starts over:
// a new try supersedes what came before.
import type { CheckPlan, LabEvent, SaidBy, Tier, Usage } from '#graders/labs/contract/run-protocol.ts'
import { type LabResult, makeLabResult } from '#graders/labs/contract/score-lab.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import type { Fault, Outcome } from '#graders/outcome.ts'

export interface CheckLog extends CheckPlan {
  /** Null until it has ended. */
  outcome: Outcome | null
  running: boolean
  usage: Usage | null
  tryIt: string | null
  transcript: readonly TranscriptEntry[]
  /** Entries that were not kept. */
  transcriptCut: number
  /** Chunks of what the program wrote, in order. */
  output: readonly { stream: SaidBy; base64: string }[]
  /** The program wrote more than was kept. */
  outputCut: boolean
  /** There is a file of what crossed its network; and its pieces, in order, where they were sent and are kept. */
  captured: boolean
  capture: readonly string[]
}

export interface RunLog {
  /** Empty until the plan is known. */
  checks: readonly CheckLog[]
  finished: boolean
  fault: Fault | null
}

export const emptyRunLog: RunLog = { checks: [], finished: false, fault: null }

/** How much of what a check left behind is kept; outcomes always are. */
export interface Kept {
  transcriptEntries: number
  /** Of each stream. */
  outputBytes: number
  capture: boolean
}

const everything: Kept = {
  transcriptEntries: Number.POSITIVE_INFINITY,
  outputBytes: Number.POSITIVE_INFINITY,
  capture: true,
}
/** For who stores the events themselves, and wants to know how it ended. */
export const outcomesOnly: Kept = { transcriptEntries: 0, outputBytes: 0, capture: false }

export function foldEvent(log: RunLog, event: LabEvent, kept: Kept = everything): RunLog {
  switch (event.type) {
    case 'run-started':
      return { ...emptyRunLog, checks: event.checks.map(untouched) }
    case 'run-finished':
      return { ...log, finished: true }
    case 'run-faulted':
      return { ...log, fault: event.fault }
    default: {
      const checks = log.checks.map((check) =>
        check.id === event.check ? changed(check, event, kept) : check,
      )
      return { ...log, checks }
    }
  }
}

function changed(check: CheckLog, event: Extract<LabEvent, { check: string }>, kept: Kept): CheckLog {
  switch (event.type) {
    case 'check-started':
      return { ...check, running: true }
    case 'transcript': {
      const room = Math.max(0, kept.transcriptEntries - check.transcript.length)
      return {
        ...check,
        transcript: [...check.transcript, ...event.entries.slice(0, room)],
        transcriptCut: check.transcriptCut + Math.max(0, event.entries.length - room),
      }
    }
    case 'output': {
      const { stream, base64, cut } = event
      const room = Math.max(0, kept.outputBytes - outputBytes(check, stream))
      const whole = byteLength(base64) <= room
      // Four characters for three bytes.
      const fits = whole ? base64 : base64.slice(0, Math.floor(room / 3) * 4)
      const output = fits === '' ? check.output : [...check.output, { stream, base64: fits }]
      return { ...check, output, outputCut: check.outputCut || cut || !whole }
    }
    case 'capture': {
      const more = kept.capture && event.base64 !== '' ? [event.base64] : []
      return { ...check, captured: true, capture: [...check.capture, ...more] }
    }
    case 'check-finished': {
      const { outcome, usage, tryIt = null } = event
      return { ...check, running: false, outcome, usage, tryIt }
    }
  }
}

const untouched = (plan: CheckPlan): CheckLog => ({
  ...plan,
  outcome: null,
  running: false,
  usage: null,
  tryIt: null,
  transcript: [],
  transcriptCut: 0,
  output: [],
  outputCut: false,
  captured: false,
  capture: [],
})

const byteLength = (base64: string): number =>
  (base64.length * 3) / 4 - (/={0,2}$/.exec(base64)?.[0].length ?? 0)

const outputBytes = (check: CheckLog, stream: SaidBy): number =>
  check.output.reduce((sum, chunk) => (chunk.stream === stream ? sum + byteLength(chunk.base64) : sum), 0)

/** What the program wrote to one stream, or its compiler said, in base64 chunks that stand for themselves. */
export const outputOf = (check: CheckLog, stream: SaidBy): string[] =>
  check.output.flatMap((chunk) => (chunk.stream === stream ? [chunk.base64] : []))

/** The result of a run that has finished; every check of it has an outcome. */
export function resultOf({ checks }: RunLog, weights: Readonly<Record<Tier, number>>): LabResult {
  const outcomes = new Map(
    checks.flatMap(({ id, outcome }) => (outcome === null ? [] : [[id, outcome] as const])),
  )
  return makeLabResult(
    checks.map(({ id, says, tier, points, hidden }) => ({ id, says, tier, points, hidden })),
    outcomes,
    weights,
  )
}
