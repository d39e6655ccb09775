// One check, from its first socket to its verdict, with everything it started cleaned away after it.

import { CheckFailure, GraderFault, type ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { describeError } from '#graders/labs/board/describe-error.ts'
import { Noticeboard } from '#graders/labs/board/noticeboard.ts'
import { lateMsMax, type OverloadWatch } from '#graders/labs/board/overload-watch.ts'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { TranscriptRecorder } from '#graders/labs/board/transcript-recorder.ts'
import type { Check, CheckContext, LabInternet, StartOptions } from '#graders/labs/checks/check.ts'
import { launchProgram } from '#graders/labs/checks/launch-program.ts'
import type { Usage } from '#graders/labs/contract/run-protocol.ts'
import type { Transcript } from '#graders/labs/contract/transcript.ts'
import { boundSockets } from '#graders/labs/kernel/bound-sockets.ts'
import { writeCapture } from '#graders/labs/network/write-capture.ts'
import type { OpenedPeer, Peer, PeerTools } from '#graders/labs/peers/peer.ts'
import { trustedFiles } from '#graders/labs/peers/tls/trusted-files.ts'
import { insteadOfConnecting } from '#graders/labs/program/instead-of-connecting.ts'
import type { OutputCapture } from '#graders/labs/program/output-capture.ts'
import { ProgramHandle } from '#graders/labs/program/program-handle.ts'
import { serveProgram } from '#graders/labs/program/program-server.ts'
import { programSilence, type WatchedPrograms, waitedOut } from '#graders/labs/program/program-silence.ts'
import type { SourceFacts } from '#graders/labs/program/source-facts.ts'
import { stageFiles, topNames } from '#graders/labs/program/stage-files.ts'
import { whatItDoes } from '#graders/labs/program/what-it-does.ts'
import type { Outcome } from '#graders/outcome.ts'
import { type Runtime, runtimes } from '#graders/runtimes.ts'
import type { CheckNetwork, CrossedPackets, Limits, StartProgram } from '#graders/sandbox/contract.ts'

export interface CheckedSubmission {
  /** Folder in the cell that holds it. */
  dir: string
  files: readonly string[]
  entry: string
  runtime: Runtime
  /** Folder in the cell with what was built of it, where something was; and what its compiler said of it. */
  builtDir: string | undefined
  facts: SourceFacts
  /** Its text rules out clocks that do not show in what it waits for (clock-in-sight.ts). */
  clocksInSight: boolean
}

export interface CheckSurroundings {
  internet: LabInternet
  submission: CheckedSubmission
  /** Of this check: the run's public seed, or the secret one when the check is hidden. */
  seed: string
  limits: Limits
  startProgram: StartProgram
  /** A network that no check has had, with the lab's names looked up in it. Rejects when there is none to be had. */
  openNetwork: () => Promise<CheckNetwork>
  overload: OverloadWatch
}

export interface CheckRecord {
  outcome: Outcome
  transcript: Transcript
  output: readonly OutputCapture[]
  /** All that crossed its network, as a file for Wireshark; empty when nothing did. */
  capture: Buffer
  usage: Usage | null
  /** The grader itself was late, so that a failure may be its own. */
  late: boolean
}

/** Of a check that did not come to run. */
export const untouched = {
  transcript: [],
  output: [],
  capture: Buffer.alloc(0),
  usage: null,
  late: false,
} satisfies Omit<CheckRecord, 'outcome'>

/** Longer than any sum of a check's own bounded waits. */
export const checkMsMax = 60_000
/** A check whose packets could not be had is judged as any other. */
const nothingCrossed: CrossedPackets = { packets: [], cut: false }
/** After a failure, time for the program to die of the same cause, so that the cause is named. */
const causeMs = 500

/** Never rejects: what goes wrong is in the outcome. */
export async function runCheck(check: Check, around: CheckSurroundings): Promise<CheckRecord> {
  let network: CheckNetwork
  try {
    network = await around.openNetwork()
  } catch (error) {
    const because = `The check ${check.id} got no network: ${describeError(error)}.`
    const fault = { code: 'sandbox-unavailable', because: because.slice(0, 2_000) } as const
    return { ...untouched, outcome: { status: 'errored', fault } }
  }
  try {
    return await runIn(network, check, around)
  } finally {
    network.close()
  }
}

async function runIn(network: CheckNetwork, check: Check, around: CheckSurroundings): Promise<CheckRecord> {
  const startedMs = performance.now()
  const board = new Noticeboard(around.overload, AbortSignal.timeout(checkMsMax), () => tookTooLong(programs))
  const programs: ProgramHandle[] = []
  const peers: OpenedPeer<unknown>[] = []
  const recorder = new TranscriptRecorder(board)
  const { internet, submission, seed, limits } = around
  const { tables } = network
  const watched: WatchedPrograms = {
    board,
    haveInput: () => programs.every(({ hasInput }) => hasInput),
    jails: () => programs.flatMap(({ jails }) => jails),
    tables,
    readable: submission.clocksInSight,
    ownThreads: (pid) => (runtimes[submission.runtime].runsInWorker ? [`/proc/${pid}/task/${pid}`] : []),
  }
  /** Sockets of the network before the program started: what is not among them is the program's. */
  let ours: ReadonlySet<string> | null = null

  /** Of processor time, where a check has set a limit of its own. */
  let cpuSeconds: number | null = null

  const start = async (
    args: readonly string[],
    stdin: string | null,
    { files, trusts, cpuSeconds: ownSeconds }: Pick<StartOptions, 'files' | 'trusts' | 'cpuSeconds'> = {},
  ) => {
    cpuSeconds = ownSeconds ?? null
    const folder = files === undefined ? submission.dir : await stageFiles(submission.dir, files)
    ours ??= new Set((await boundSockets(tables)).map(({ inode }) => inode))
    const program = new ProgramHandle({
      board,
      launch: (finalArgs) =>
        launchProgram(around.startProgram, {
          runtime: submission.runtime,
          submissionDir: folder,
          ownFiles: topNames(files ?? {}),
          entry: submission.entry,
          builtDir: submission.builtDir,
          args: finalArgs,
          hosts: internet.names,
          settings: trusts === undefined ? undefined : trustedFiles(trusts),
          limits: ownSeconds === undefined ? limits : { ...limits, cpuSeconds: ownSeconds },
          network,
        }),
      outputBytesMax: limits.outputBytes,
      files: submission.files,
      asks: runtimes[submission.runtime].typesWhenAsked ? watched : null,
      hasConnected: () => peers.some((peer) => peer.touched()),
    })
    programs.push(program)
    await program.launch(args, stdin)
    return program
  }
  const silence = (ms: number) => programSilence(ms, watched)
  const tools: PeerTools = {
    board,
    network,
    recorder,
    randomFor: (purpose) => seededRandom(`${seed}/${check.id}/${purpose}`),
    host: internet.host,
    writtenPorts: internet.programServes ? [] : submission.facts.writtenPorts,
    writtenAddresses: submission.facts.writtenAddresses,
    silence,
    idle: async (ms) => void (await waitedOut(ms, watched)),
    programIsGone: () => {
      const gone = programs.length > 0 && programs.every((program) => program.isGone)
      const last = programs.at(-1)
      return gone && last ? { trouble: last.trouble(), lastWords: last.lastWords() } : null
    },
    get opened() {
      return peers.map(({ handle }) => handle)
    },
  }
  const context: CheckContext = {
    program: {
      start: ({ args = [], stdin = '', ...options } = {}) => start(args.map(String), stdin, options),
      serve: (options) =>
        serveProgram(options, {
          board,
          silence,
          start: (args, files) => start(args, null, files === undefined ? {} : { files }),
          tables,
          host: internet.host,
        }),
      imports: submission.facts.imports,
    },
    open: async <Handle>(peer: Peer<Handle>) => {
      const opened = await peer.open(tools)
      peers.push(opened)
      return opened.handle
    },
    random: seededRandom(`${seed}/${check.id}`),
    host: internet.host,
  }

  const cause = async (mismatch: ProgramMismatch) => {
    if (mismatch.code === 'not-connecting') return mismatch
    const program = programs.at(-1)
    const [peer] = peers
    const untouched = !internet.programServes && !peers.some((one) => one.touched())
    const instead =
      untouched && peer !== undefined && program !== undefined && ours !== null
        ? await insteadOfConnecting({ program, tables, ours, transport: peer.transport })
        : null
    if (instead !== null) return instead
    const root = await rootCause(mismatch, program, board)
    if (root.code !== 'timeout' || program === undefined || program.end !== null) return root
    return { ...root, meanwhile: await whatItDoes(board, watched.jails) }
  }
  const attempt = async (): Promise<Outcome> => {
    try {
      await finished(check.run(context), board)
      // A limit passed while the check looked elsewhere still counts.
      if (board.failure !== null) throw board.failure
      return { status: 'passed' }
    } catch (error) {
      if (!(error instanceof CheckFailure)) return { status: 'errored', fault: asFault(error, check.id) }
      const mismatch = await cause(error.mismatch)
      // A program that does not start, or was stopped, says nothing about what the check is for, unless it is for speed.
      const isItsOwnLimit =
        mismatch.code === 'limit-exceeded' && mismatch.limit === 'cpu-time' && cpuSeconds !== null
      const why =
        ['language', 'limit-exceeded'].includes(mismatch.code) && !isItsOwnLimit
          ? mismatch.why
          : (mismatch.why ?? check.why)
      return { status: 'failed', mismatch: { ...mismatch, why } }
    }
  }

  const outcome = await attempt()
  board.fail(new Error('the check is over'))
  await Promise.all(programs.map((program) => program.stop()))
  await Promise.all(peers.map((peer) => peer.close()))
  const crossed = await network.packets().catch(() => nothingCrossed)
  return {
    outcome,
    transcript: recorder.entries,
    output: programs.map((program) => program.capture),
    capture:
      crossed.packets.length === 0
        ? Buffer.alloc(0)
        : writeCapture(crossed, `Check ${check.id}. Recorded in the check's own network.`),
    usage: programs.at(-1)?.end?.usage ?? null,
    late: around.overload.worstSince(startedMs) > lateMsMax,
  }
}

/** A check's own waits are bounded: whose program still runs when its time is up has used it up. */
function tookTooLong(programs: readonly ProgramHandle[]): Error {
  const ran = programs.some((program) => program.end === null)
  return ran
    ? new CheckFailure({
        code: 'limit-exceeded',
        limit: 'wall-time',
        allowed: checkMsMax,
        used: checkMsMax,
        unit: 'ms',
      })
    : new GraderFault({ code: 'grader-timeout', because: 'The check took longer than the grader allows.' })
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
  return {
    code: 'grader-crashed',
    because: `The check ${checkId} itself failed: ${describeError(error)}.`,
  } as const
}
