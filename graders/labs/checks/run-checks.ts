// Runs a lab's checks side by side and reports each as it ends. The harness's work, without its plumbing.

import { GraderFault, type ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { Check, Lab } from '#graders/labs/checks/check.ts'
import { conductChecks } from '#graders/labs/checks/conduct-checks.ts'
import { type PlannedCheck, planChecks } from '#graders/labs/checks/plan-checks.ts'
import {
  type CheckedSubmission,
  type CheckRecord,
  type CheckSurroundings,
  runCheck,
  untouched,
} from '#graders/labs/checks/run-check.ts'
import { findPathConflict } from '#graders/labs/contract/file-path.ts'
import { RunBudget } from '#graders/labs/contract/run-budget.ts'
import { eventBytesMax, type LabEvent, tryItCharactersMax } from '#graders/labs/contract/run-protocol.ts'
import { type Entry, refuseEntry, selectEntry } from '#graders/labs/contract/select-entry.ts'
import type { Transcript } from '#graders/labs/contract/transcript.ts'
import { buildSubmission } from '#graders/labs/program/build-submission.ts'
import { keepsClocksInSight } from '#graders/labs/program/clock-in-sight.ts'
import type { OutputCapture } from '#graders/labs/program/output-capture.ts'
import { readSourceFacts } from '#graders/labs/program/source-facts.ts'
import { MismatchSchema, type Outcome } from '#graders/outcome.ts'
import { runtimes } from '#graders/runtimes.ts'
import type { BuildProgram } from '#graders/sandbox/contract.ts'

export interface SubmittedFiles {
  /** Folder in the cell that holds them. */
  dir: string
  /** Text of each file, by its relative path; null for what is no text. */
  texts: ReadonlyMap<string, string | null>
  /** The file that somebody chose to start. */
  chosen: string | undefined
}

export interface RunOptions extends Omit<CheckSurroundings, 'internet' | 'submission'> {
  /** What the lab is called on a command line. */
  labId: string
  lab: Lab
  hidden: { checks: readonly Check[]; seed: string } | null
  only: readonly string[] | undefined
  submission: SubmittedFiles
  build: BuildProgram
  emit: (event: LabEvent) => Promise<void>
  /** How many checks may run side by side at this moment. */
  slots: () => number
}

const outputChunkBytes = 32_768
/** How often a check that failed while the grader itself was late is run again: a student must not lose a point to it. */
const againMax = 2

/**
 * All checks run unless one they need did not pass. The first outcome that is our fault ends the run: it will
 * be repeated as a whole.
 * @throws GraderFault when the run cannot be judged
 */
export async function runChecks(options: RunOptions): Promise<void> {
  const { lab, hidden, only, seed, emit } = options
  const planned = planChecks(lab.checks, hidden?.checks ?? [], only)
  await emit({ type: 'run-started', seed, checks: planned.map(({ plan }) => plan) })
  const { entry, submission, said } = await prepare(options)
  const budget = new RunBudget(planned.length)
  const tries = new Map<string, number>()

  const judge = ({ check, plan }: PlannedCheck): Promise<CheckRecord> => {
    if (!entry.ok) return Promise.resolve(failedWith(entry.mismatch))
    if (submission === null || budget.isUsedUp()) return Promise.resolve(failedWith(budget.exceeded()))
    const ownSeed = plan.hidden && hidden !== null ? hidden.seed : seed
    return runCheck(check, { ...options, seed: ownSeed, internet: lab.internet, submission })
  }
  /** The check that showed that the program does not start at all: none of the others is counted. */
  const blocks = (check: Check, outcome: Outcome) => check === planned[0]?.check && isLanguageProblem(outcome)

  await conductChecks(planned, {
    slots: options.slots,
    skip: async ({ check }, needs) => {
      const outcome = { status: 'skipped', needs } as const
      await emit({ type: 'check-finished', check: check.id, outcome, usage: null })
    },
    run: async (one) => {
      const { check, plan } = one
      const before = tries.get(check.id) ?? 0
      tries.set(check.id, before + 1)
      if (before === 0) await emit({ type: 'check-started', check: check.id })
      const record = await judge(one)
      const outcome = sayable(record)
      const again = outcome.status === 'failed' && record.late && before < againMax && !budget.isUsedUp()
      if (again) return { passed: false, blocks: false, again }
      await emitSaid(check.id, said, emit)
      await emitRecord(check.id, record, emit)
      const shown = !plan.hidden && !isLanguageProblem(outcome)
      const tryIt = shown ? { tryIt: tryItWith(check.tryIt ?? checkedAgain(options, check), entry) } : {}
      await emit({ type: 'check-finished', check: check.id, outcome, usage: record.usage, ...tryIt })
      if (outcome.status === 'errored') throw new GraderFault(outcome.fault)
      return { passed: outcome.status === 'passed', blocks: blocks(check, outcome), again }
    },
  })
  await emit({ type: 'run-finished' })
}

/** What is started, once it is built, and what its text says of it. */
async function prepare({ lab, build, submission: { dir, texts, chosen } }: RunOptions) {
  const textOf = (file: string) => texts.get(file) ?? null
  const role = lab.internet.programServes ? 'server' : 'client'
  const files = [...texts.keys()]
  const conflict = findPathConflict(files)
  const selected: Entry =
    conflict === null
      ? selectEntry(files, { chosen, role, textOf })
      : refuseEntry(`${conflict} is the name of a file and of a folder`)
  const built = selected.ok
    ? await buildSubmission(build, { dir, entry: selected.file, runtime: selected.runtime, texts })
    : null
  const entry: Entry =
    built === null || built.mismatch === null ? selected : { ok: false, mismatch: built.mismatch }
  const facts = readSourceFacts([...texts.values()].filter((text) => text !== null))
  const submission: CheckedSubmission | null = entry.ok
    ? {
        dir,
        files,
        entry: entry.file,
        runtime: entry.runtime,
        builtDir: built?.builtDir,
        facts,
        clocksInSight: keepsClocksInSight(entry.runtime, texts),
      }
    : null
  return { entry, submission, said: built?.said ?? '' }
}

const failedWith = (mismatch: ProgramMismatch): CheckRecord => ({
  ...untouched,
  outcome: { status: 'failed', mismatch },
})

/**
 * A mismatch quotes what a program printed. Where one grew into something that no event may carry, the worker would
 * take the event for a mistake of ours, at no cost to the student: a plain one stands in for it.
 */
export function sayable({ outcome, output }: Pick<CheckRecord, 'outcome' | 'output'>): Outcome {
  if (outcome.status !== 'failed' || MismatchSchema.safeParse(outcome.mismatch).success) return outcome
  const stack = clip(output.at(-1)?.text('stderr').trim() ?? '')
  return { status: 'failed', mismatch: { code: 'crashed', signal: null, stack } }
}

/** Where no command of other programs shows the same: this check again, on a machine of one's own. */
const checkedAgain = ({ labId, submission: { texts } }: RunOptions, { id }: Check) =>
  `./roundtrip check ${labId} ${texts.size > 1 ? '.' : '{file}'} --only ${id}`

const tryItWith = (command: string, entry: Entry) => {
  const program = entry.ok ? runtimes[entry.runtime].start(entry.file) : 'your program'
  const said = command
    .replaceAll('{program}', program)
    .replaceAll('{file}', entry.ok ? entry.file : 'your program')
  // A file's name can be longer than what an event may carry.
  return said.length <= tryItCharactersMax ? said : command.replaceAll('{program}', 'your program')
}

const isLanguageProblem = (outcome: Outcome) =>
  outcome.status === 'failed' &&
  outcome.mismatch.code === 'language' &&
  outcome.mismatch.problem !== 'worker-difference'

async function emitSaid(check: string, said: string, emit: RunOptions['emit']): Promise<void> {
  if (said === '') return
  const base64 = Buffer.from(said).toString('base64')
  await emit({ type: 'output', check, stream: 'compiler', base64, cut: false })
}

async function emitRecord(check: string, record: CheckRecord, emit: RunOptions['emit']): Promise<void> {
  for (const entries of transcriptChunks(record.transcript))
    await emit({ type: 'transcript', check, entries })
  for (const capture of record.output) {
    for (const stream of ['stdout', 'stderr'] as const) await emitOutput(check, capture, stream, emit)
  }
  for (let at = 0; at < record.capture.length; at += outputChunkBytes) {
    const chunk = record.capture.subarray(at, at + outputChunkBytes)
    await emit({ type: 'capture', check, base64: chunk.toString('base64') })
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
