// One check, from its first socket to its verdict, with everything it started cleaned away after it.

import { CheckFailure, GraderFault, type ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import type { OverloadWatch } from '#graders/labs/board/overload-watch.ts'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { TranscriptRecorder } from '#graders/labs/board/transcript-recorder.ts'
import type { Check, Internet } from '#graders/labs/checks/check.ts'
import type { Usage } from '#graders/labs/contract/run-protocol.ts'
import type { Transcript } from '#graders/labs/contract/transcript.ts'
import { type Serving, startServing } from '#graders/labs/peers/serve.ts'
import { openUdpClient, type UdpClient } from '#graders/labs/peers/uppercase/udp-client.ts'
import type { OutputCapture } from '#graders/labs/program/output-capture.ts'
import { ProgramHandle } from '#graders/labs/program/program-handle.ts'
import { serveProgram } from '#graders/labs/program/program-server.ts'
import { programSilence } from '#graders/labs/program/program-silence.ts'
import type { Outcome } from '#graders/outcome.ts'
import type { Limits, Runtime, StartProgram } from '#graders/sandbox/contract.ts'

export interface Submission {
  /** Folder in the cell that holds it. */
  dir: string
  files: readonly string[]
  entry: string
  runtime: Runtime
}

export interface CheckSurroundings {
  internet: Internet
  submission: Submission
  /** Of this check: the run's public seed, or the secret one when the check is hidden. */
  seed: string
  limits: Limits
  startProgram: StartProgram
  overload: OverloadWatch
}

export interface CheckRecord {
  outcome: Outcome
  transcript: Transcript
  output: readonly OutputCapture[]
  usage: Usage | null
}

/** Longer than any sum of a check's own bounded waits: reaching it is the lab's mistake. */
const checkMsMax = 60_000
/** After a failure, time for the program to die of the same cause, so that the cause is named. */
const causeMs = 500

/** Never rejects: what goes wrong is in the outcome. */
export async function runCheck(check: Check, around: CheckSurroundings): Promise<CheckRecord> {
  const board = new Noticeboard(around.overload, AbortSignal.timeout(checkMsMax))
  const recorder = new TranscriptRecorder(board)
  const random = seededRandom(`${around.seed}/${check.id}`)
  const randomFor = (name: string) => seededRandom(`${around.seed}/${check.id}/${name}`)
  const programs: ProgramHandle[] = []
  const servings: Serving[] = []
  const clients: UdpClient[] = []

  const start = async (args: readonly string[], stdin: string | null) => {
    const program = new ProgramHandle({
      board,
      launch: (finalArgs) => launch(around, finalArgs),
      outputBytesMax: around.limits.outputBytes,
      files: around.submission.files,
      typesWhenAsked: around.submission.runtime !== 'python',
      hasConnected: () => clients.length > 0 || servings.some((serving) => serving.hasConnections()),
    })
    programs.push(program)
    await program.launch(args, stdin)
    return program
  }
  const silence = (ms: number) => programSilence(ms, board, () => programs.every(({ hasInput }) => hasInput))
  const programIsGone = () => {
    const gone = programs.length > 0 && programs.every((program) => program.isGone)
    return gone ? { trouble: programs.at(-1)?.trouble() ?? null } : null
  }

  const attempt = async (): Promise<Outcome> => {
    try {
      const running = check.run({
        program: {
          start: ({ args = [], stdin = '' } = {}) => start(args.map(String), stdin),
          serve: (options) =>
            serveProgram(options, {
              board,
              silence,
              start: (args) => start(args, null),
              host: around.internet.host,
            }),
        },
        udpClient: (options) =>
          openUdpClient(options, { board, recorder, randomFor, programIsGone, clients }),
        serve: async (reference, { over } = {}) => {
          const tools = { board, recorder, random, host: around.internet.host, programIsGone, silence }
          const serving = await startServing(reference, tools, over)
          servings.push(serving)
          return serving.server
        },
        random,
        host: around.internet.host,
      })
      await finished(running, board)
      // A limit passed while the check looked elsewhere still counts.
      if (board.failure !== null) throw board.failure
      return { status: 'passed' }
    } catch (error) {
      if (!(error instanceof CheckFailure)) return { status: 'errored', fault: asFault(error, check.id) }
      const mismatch = await rootCause(error.mismatch, programs.at(-1), board)
      // A program that does not start, or was stopped, says nothing about what the check is for.
      const why = ['language', 'limit-exceeded'].includes(mismatch.code)
        ? mismatch.why
        : (mismatch.why ?? check.why)
      return { status: 'failed', mismatch: { ...mismatch, why } }
    }
  }

  const outcome = await attempt()
  board.fail(new Error('the check is over'))
  await Promise.all(programs.map((program) => program.stop()))
  await Promise.all([
    ...servings.map((serving) => serving.stop()),
    ...clients.map((client) => client.close()),
  ])
  return {
    outcome,
    transcript: recorder.entries,
    output: programs.map((program) => program.capture),
    usage: programs.at(-1)?.end?.usage ?? null,
  }
}

/** Waits for the check itself, but no longer than the board: an author may wait for something that never comes. */
async function finished(running: Promise<void>, board: Noticeboard): Promise<void> {
  let isOver = false
  const over = () => {
    isOver = true
    board.notify()
  }
  running.then(over, over)
  await board.until(() => isOver || undefined, {
    withinMs: checkMsMax,
    orElse: () => new Error(`it did not end within ${checkMsMax / 1_000} s`),
  })
  await running
}

async function launch(
  { submission, internet, limits, startProgram }: CheckSurroundings,
  args: readonly string[],
) {
  const { dir: submissionDir, entry, runtime } = submission
  try {
    return await startProgram({ runtime, submissionDir, entry, args, hosts: internet.names, limits })
  } catch (error) {
    throw new GraderFault({
      code: 'sandbox-unavailable',
      because:
        `The jail for the program could not be made: ${error instanceof Error ? error.message : String(error)}`.slice(
          0,
          2_000,
        ),
      remedy: 'Run ./roundtrip doctor on the grading machine.',
    })
  }
}

/** A program that crashed also prints nothing and closes early: then the crash is what the student needs. */
async function rootCause(
  mismatch: ProgramMismatch,
  program: ProgramHandle | undefined,
  board: Noticeboard,
): Promise<ProgramMismatch> {
  if (
    program === undefined ||
    ['crashed', 'language', 'limit-exceeded', 'not-listening'].includes(mismatch.code)
  )
    return mismatch
  const patience = { withinMs: causeMs, orElse: () => new Error('it goes on') }
  await board.until(() => (program.end === null ? undefined : true), patience).catch(() => {})
  return program.trouble()?.mismatch ?? mismatch
}

function asFault(error: unknown, checkId: string) {
  if (error instanceof GraderFault) return error.fault
  const because = `The check ${checkId} itself failed: ${error instanceof Error ? error.message : String(error)}`
  return { code: 'grader-crashed', because: because.slice(0, 2_000) } as const
}
