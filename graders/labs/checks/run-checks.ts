// Runs a lab's checks one after another and reports each as it ends. The harness's work, without its plumbing.

import { GraderFault } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { Check, Lab } from '#graders/labs/checks/check.ts'
import { planChecks } from '#graders/labs/checks/plan-checks.ts'
import { type CheckRecord, type CheckSurroundings, runCheck } from '#graders/labs/checks/run-check.ts'
import { eventBytesMax, type LabEvent, tryItCharactersMax } from '#graders/labs/contract/run-protocol.ts'
import { type Entry, selectEntry } from '#graders/labs/contract/select-entry.ts'
import type { Transcript } from '#graders/labs/contract/transcript.ts'
import type { OutputCapture } from '#graders/labs/program/output-capture.ts'
import { MismatchSchema, type Outcome } from '#graders/outcome.ts'

export interface RunOptions extends Omit<CheckSurroundings, 'internet' | 'submission'> {
  lab: Lab
  hidden: { checks: readonly Check[]; seed: string } | null
  only: readonly string[] | undefined
  submission: { dir: string; files: readonly string[] }
  emit: (event: LabEvent) => Promise<void>
}

const outputChunkBytes = 32_768

/**
 * All checks run unless one they need did not pass. The first outcome that is our fault ends the run: it will
 * be repeated as a whole.
 * @throws GraderFault when the run cannot be judged
 */
export async function runChecks(options: RunOptions): Promise<void> {
  const { lab, hidden, only, seed, submission, emit } = options
  const planned = planChecks(lab.checks, hidden?.checks ?? [], only)
  await emit({ type: 'run-started', seed, checks: planned.map(({ plan }) => plan) })
  const entry = selectEntry(submission.files)
  const passed = new Set<string>()
  /** The check that showed that the program does not start at all: none of the others is counted. */
  let blockedBy: string | null = null

  for (const [index, { check, plan }] of planned.entries()) {
    const missing = blockedBy ?? check.needs?.find(({ id }) => !passed.has(id))?.id
    if (missing !== undefined) {
      const outcome = { status: 'skipped', needs: missing } as const
      await emit({ type: 'check-finished', check: check.id, outcome, usage: null })
      continue
    }
    await emit({ type: 'check-started', check: check.id })
    const record: CheckRecord = entry.ok
      ? await runCheck(check, {
          ...options,
          seed: plan.hidden && hidden !== null ? hidden.seed : seed,
          internet: lab.internet,
          submission: { ...submission, entry: entry.file, runtime: entry.runtime },
        })
      : { outcome: { status: 'failed', mismatch: entry.mismatch }, transcript: [], output: [], usage: null }
    const outcome = sayable(record)
    if (outcome.status === 'passed') passed.add(check.id)
    if (index === 0 && isLanguageProblem(outcome)) blockedBy = check.id
    await emitRecord(check.id, record, emit)
    const shown = !plan.hidden && !isLanguageProblem(outcome)
    const tryIt = shown && check.tryIt !== undefined ? { tryIt: tryItWith(check.tryIt, entry) } : {}
    await emit({ type: 'check-finished', check: check.id, outcome, usage: record.usage, ...tryIt })
    if (outcome.status === 'errored') throw new GraderFault(outcome.fault)
  }
  await emit({ type: 'run-finished' })
}

/**
 * A mismatch quotes what a program printed. Where one grew into something that no event may carry, the worker would
 * take the event for a mistake of ours, at no cost to the student: a plain one stands in for it.
 */
export function sayable({ outcome, output }: Pick<CheckRecord, 'outcome' | 'output'>): Outcome {
  if (outcome.status !== 'failed' || MismatchSchema.safeParse(outcome.mismatch).success) return outcome
  const stack = clip(output.at(-1)?.text('stderr').trim() ?? '')
  return { status: 'failed', mismatch: { code: 'crashed', signal: null, stack } }
}

const tryItWith = (command: string, entry: Entry) => {
  const program = entry.ok
    ? `${entry.runtime === 'python' ? 'python3' : 'node'} ${entry.file}`
    : 'your program'
  const said = command.replaceAll('{program}', program)
  // A file's name can be longer than what an event may carry.
  return said.length <= tryItCharactersMax ? said : command.replaceAll('{program}', 'your program')
}

const isLanguageProblem = (outcome: Outcome) =>
  outcome.status === 'failed' &&
  outcome.mismatch.code === 'language' &&
  outcome.mismatch.problem !== 'worker-difference'

async function emitRecord(check: string, record: CheckRecord, emit: RunOptions['emit']): Promise<void> {
  for (const entries of transcriptChunks(record.transcript))
    await emit({ type: 'transcript', check, entries })
  for (const capture of record.output) {
    for (const stream of ['stdout', 'stderr'] as const) await emitOutput(check, capture, stream, emit)
  }
}

async function emitOutput(
  check: string,
  capture: OutputCapture,
  stream: 'stdout' | 'stderr',
  emit: RunOptions['emit'],
): Promise<void> {
  const bytes = capture.bytes(stream)
  for (let at = 0; at < bytes.length; at += outputChunkBytes) {
    const chunk = bytes.subarray(at, at + outputChunkBytes)
    const cut = capture.isCut(stream) && at + outputChunkBytes >= bytes.length
    await emit({ type: 'output', check, stream, base64: chunk.toString('base64'), cut })
  }
}

/** Consecutive entries that together fit into one event's line. */
export function transcriptChunks(transcript: Transcript): Transcript[] {
  const roomBytes = eventBytesMax - 1_024
  const chunks: Transcript[] = []
  let used = Number.POSITIVE_INFINITY
  for (const entry of transcript) {
    const size = JSON.stringify(entry).length + 1
    if (used + size > roomBytes) {
      chunks.push([])
      used = 0
    }
    chunks.at(-1)?.push(entry)
    used += size
  }
  return chunks
}
