// The process in a cell: takes one order, runs a lab's checks against a student's program, and reports events.
// It is the only one that imports lab.ts and hidden.ts. What a student's program prints reaches the worker as
// base64 inside an event of ours, never as a line of its own.

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { GraderFault } from '#graders/labs/board/check-failure.ts'
import { OverloadWatch } from '#graders/labs/board/overload-watch.ts'
import type { Check, Lab } from '#graders/labs/checks/check.ts'
import { runChecks } from '#graders/labs/checks/run-checks.ts'
import {
  FilePathSchema,
  type FileSet,
  type LabEvent,
  type LabOrder,
  LabOrderSchema,
} from '#graders/labs/contract/run-protocol.ts'
import { startNameServer } from '#graders/labs/peers/dns/name-server.ts'
import type { Fault } from '#graders/outcome.ts'
import { announceReady, readOrders, report } from '#graders/sandbox/cell/harness-channel.ts'
import { giveAddress, prepareCell } from '#graders/sandbox/cell/prepare-cell.ts'
import { defaultLimits } from '#graders/sandbox/contract.ts'
import { startProgram } from '#graders/sandbox/jail/start-program.ts'

const exercisesFolder = '/app/exercises'

const emit = (event: LabEvent): Promise<void> => report(event)

await prepareCell()
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
  await writeFiles(submissionDir, order.submission.files)

  const lab = await importLab(join(exerciseFolder, 'lab.ts'))
  const hidden =
    order.checks === 'all' && Object.hasOwn(order.exercise.files, 'hidden.ts')
      ? { checks: await importHidden(join(exerciseFolder, 'hidden.ts')), seed: order.hiddenSeed }
      : null
  const { names, anyName, programServes, host } = lab.internet
  if (programServes) await giveAddress(host)
  await startNameServer((name) => names[name] ?? anyName)
  await runChecks({
    lab,
    hidden,
    only: order.only,
    seed: order.seed,
    submission: { dir: submissionDir, files: Object.keys(order.submission.files) },
    limits: defaultLimits,
    startProgram,
    overload: new OverloadWatch(),
    emit,
  })
}

async function writeFiles(folder: string, files: FileSet): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path)
    // The jail runs as another user: it may read the submission, not change it.
    await mkdir(dirname(target), { recursive: true, mode: 0o755 })
    await writeFile(target, Buffer.from(content, 'base64'), { mode: 0o644 })
  }
}

async function importLab(path: string): Promise<Lab> {
  const { default: lab }: { default?: unknown } = await import(pathToFileURL(path).href)
  if (isLab(lab)) return lab
  throw new Error('lab.ts has no default export made with lab()')
}

async function importHidden(path: string): Promise<readonly Check[]> {
  const { default: hidden }: { default?: unknown } = await import(pathToFileURL(path).href)
  if (isChecks(hidden)) return hidden
  throw new Error('hidden.ts has no default export made with hiddenChecks()')
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
  const because = `The grader stopped: ${error instanceof Error ? error.message : String(error)}`
  return { code: 'grader-crashed', because: because.slice(0, 2_000) }
}
