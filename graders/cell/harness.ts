// The process in a cell: takes one order, runs a lab's checks against a student's program, and reports events.
// It is the only one that imports lab.ts and hidden.ts. What a student's program prints reaches the worker as
// base64 inside an event of ours, never as a line of its own.

import { isUtf8 } from 'node:buffer'
import { mkdir, mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { GraderFault } from '#graders/labs/board/check-failure.ts'
import { describeError } from '#graders/labs/board/describe-error.ts'
import { lateMsMax, OverloadWatch } from '#graders/labs/board/overload-watch.ts'
import type { Check, Lab } from '#graders/labs/checks/check.ts'
import { runChecks } from '#graders/labs/checks/run-checks.ts'
import { FilePathSchema, findPathConflict } from '#graders/labs/contract/file-path.ts'
import {
  type FileSet,
  type LabEvent,
  type LabOrder,
  LabOrderSchema,
} from '#graders/labs/contract/run-protocol.ts'
import { startNameServer } from '#graders/labs/peers/dns/name-server.ts'
import type { Fault } from '#graders/outcome.ts'
import { languages, mainOf } from '#graders/runtimes.ts'
import { announceReady, readOrders, report } from '#graders/sandbox/cell/harness-channel.ts'
import { NetworkKeeper } from '#graders/sandbox/cell/networks/network-keeper.ts'
import { prepareCell } from '#graders/sandbox/cell/prepare-cell.ts'
import { defaultLimits } from '#graders/sandbox/contract.ts'
import { buildProgram } from '#graders/sandbox/jail/build-program.ts'
import { startProgram } from '#graders/sandbox/jail/start-program.ts'
import { BootedRooms } from '#graders/sandbox/prebooted/booted-rooms.ts'

const exercisesFolder = '/app/exercises'
/** The time of every file of a submission: the same always. */
const fileTime = new Date('2000-01-01T00:00:00Z')

const checksPerProcessor = 3
const lookBackMs = 1_000

const emit = (event: LabEvent): Promise<void> => report(event)

const prepared = prepareCell()
const networks = new NetworkKeeper()
await prepared
const rooms = new BootedRooms({
  takeNetwork: () => networks.take(),
  usual: languages.map((runtime) => ({ runtime, entry: mainOf(runtime), limits: defaultLimits })),
  aheadMax: availableParallelism(),
})
await announceReady()
for await (const order of readOrders()) {
  try {
    await carryOut(LabOrderSchema.parse(order))
  } catch (error) {
    await emit({ type: 'run-faulted', fault: asFault(error) })
  }
  // A cell serves one submission, so there is one order.
  process.exit(0)
}

async function carryOut(order: LabOrder): Promise<void> {
  const exerciseFolder = join(
    exercisesFolder,
    FilePathSchema.parse(`${order.exercise.topic}/${order.exercise.id}`),
  )
  await writeFiles(exerciseFolder, order.exercise.files)
  const submissionDir = await mkdtemp(join(tmpdir(), 'submission-'))
  // What no disk can hold is told as what it is, by the run itself.
  if (findPathConflict(Object.keys(order.submission.files)) === null)
    await writeFiles(submissionDir, order.submission.files)

  const lab = await importLab(join(exerciseFolder, 'lab.ts'))
  const hidden =
    order.checks === 'all' && Object.hasOwn(order.exercise.files, 'hidden.ts')
      ? { checks: await importHidden(join(exerciseFolder, 'hidden.ts')), seed: order.hiddenSeed }
      : null
  const { names, anyName, programServes, host } = lab.internet
  if (programServes) networks.setOwnAddress(host)
  const overload = new OverloadWatch()
  await runChecks({
    labId: order.exercise.id,
    lab,
    hidden,
    only: order.only,
    seed: order.seed,
    submission: {
      dir: submissionDir,
      texts: textsOf(order.submission.files),
      chosen: order.submission.entry,
    },
    limits: defaultLimits,
    build: buildProgram,
    startProgram: order.interpreters === 'cold' ? startProgram : rooms.start,
    openNetwork: async () => {
      const network = await rooms.take()
      const nameServer = await startNameServer(network, (name) => names[name] ?? anyName)
      return {
        namespace: network.namespace,
        tables: network.tables,
        counters: network.counters,
        listen: (server, at) => network.listen(server, at),
        bind: (socket, at) => network.bind(socket, at),
        loseMarked: (mark) => network.loseMarked(mark),
        packets: () => network.packets(),
        connect: (to) => network.connect(to),
        close: () => {
          nameServer.close()
          network.close()
        },
      }
    },
    overload,
    slots: () => slotsNow(overload),
    emit,
  })
}

/** Checks mostly wait, so more of them than processors; on a machine that cannot keep up, no more than those. */
function slotsNow(overload: OverloadWatch): number {
  const processors = availableParallelism()
  return overload.worstSince(performance.now() - lookBackMs) > lateMsMax
    ? processors
    : checksPerProcessor * processors
}

async function writeFiles(folder: string, files: FileSet): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path)
    // The jail runs as another user: it may read the submission, not change it.
    await mkdir(dirname(target), { recursive: true, mode: 0o755 })
    await writeFile(target, Buffer.from(content, 'base64'), { mode: 0o644 })
  }
  // A program could tell from how old its files are how many checks came before this one.
  for (const entry of ['', ...(await readdir(folder, { recursive: true }))]) {
    await utimes(join(folder, entry), fileTime, fileTime)
  }
}

/** What can be read of them; a text in UTF-16 or an image is none. */
function textsOf(files: FileSet): Map<string, string | null> {
  return new Map(
    Object.entries(files).map(([path, content]) => {
      const bytes = Buffer.from(content, 'base64')
      return [path, isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : null]
    }),
  )
}

async function importLab(path: string): Promise<Lab> {
  const lab = await importDefault(path)
  if (isLab(lab)) return lab
  throw wrongLab('lab.ts has no default export made with lab()')
}

async function importHidden(path: string): Promise<readonly Check[]> {
  const hidden = await importDefault(path)
  if (isChecks(hidden)) return hidden
  throw wrongLab('hidden.ts has no default export made with hiddenChecks()')
}

/** Runs before any program does: what it throws is about the author's code, and is told in full. */
async function importDefault(path: string): Promise<unknown> {
  try {
    const { default: exported }: { default?: unknown } = await import(pathToFileURL(path).href)
    return exported
  } catch (error) {
    throw wrongLab(error instanceof Error ? error.message : String(error))
  }
}

function wrongLab(because: string): GraderFault {
  return new GraderFault({
    code: 'grader-crashed',
    because: `The lab cannot run: ${because}`.slice(0, 2_000),
  })
}

/** Authors' code is typed; this only tells a forgotten default export from a present one. */
function isLab(value: unknown): value is Lab {
  return (
    typeof value === 'object' &&
    value !== null &&
    'internet' in value &&
    'checks' in value &&
    isChecks(value.checks)
  )
}

function isChecks(value: unknown): value is readonly Check[] {
  return (
    Array.isArray(value) &&
    value.every((check) => typeof check === 'object' && check !== null && 'run' in check)
  )
}

function asFault(error: unknown): Fault {
  if (error instanceof GraderFault) return error.fault
  return { code: 'grader-crashed', because: `The grader stopped: ${describeError(error)}.` }
}
