// ./roundtrip check: a lab's visible checks against a program, in the same room and with the same seed as the
// platform. Results go to stdout, progress to stderr. Exit codes: 0 all passed, 1 some did not, 3 we could not
// judge, 4 usage.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { runLab } from '#graders/cell/run-lab.ts'
import { explainMismatch } from '#graders/explain/explain-mismatch.ts'
import type { Files } from '#graders/labs/contract/lab-order.ts'
import { makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import { networkSeed } from '#graders/labs/contract/network-seed.ts'
import { roleOf } from '#graders/labs/contract/program-role.ts'
import { type CheckLog, emptyRunLog, foldEvent, resultOf } from '#graders/labs/contract/run-log.ts'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'
import { selectEntry } from '#graders/labs/contract/select-entry.ts'
import type { Fault } from '#graders/outcome.ts'
import { openCell } from '#graders/sandbox/open-cell.ts'
import { SandboxUnavailable } from '#graders/sandbox/sandbox-unavailable.ts'
import { type FoundLab, findLab } from '../check/find-lab.ts'
import { readSubmission } from '../check/read-submission.ts'
import { reportCheck } from '../check/report-check.ts'

const exitCodes = { passed: 0, failed: 1, fault: 3, usage: 4 } as const

interface CheckOptions {
  seed?: string
  only?: string[]
  entry?: string
  json?: true
  capture?: string
}

export const checkCommand = new Command('check')
  .description("run a lab's visible checks against a program")
  .argument('<lab>', 'the id of the lab, for example tcp-uppercase-client')
  .argument('<file...>', "the program's files, or the folder that holds them")
  .option('--seed <seed>', 'network conditions other than those that all students get')
  .option('--only <check...>', 'run these checks, and what they need')
  .option('--entry <file>', 'the file to start, where that is not clear from the names')
  .option('--capture <folder>', "write each check's packets into it, as a file for Wireshark")
  .option('--json', 'print one JSON object with the results')
  .action(async (id: string, paths: string[], options: CheckOptions) => {
    process.exitCode = await checkProgram(id, paths, options)
  })

async function checkProgram(id: string, paths: readonly string[], options: CheckOptions): Promise<number> {
  const found = await findLab(id)
  if (!found.ok) return refuse(found.says)
  const submission = await readSubmission(paths)
  if (!submission.ok) return refuse(submission.says)
  const { lab } = found
  const entry = selectEntry([...submission.files.keys()], {
    chosen: options.entry,
    role: roleOf(lab.part.arguments),
    textOf: (file) => Buffer.from(submission.files.get(file) ?? '').toString('utf8'),
  })
  if (!entry.ok)
    return refuse(
      `${explainMismatch(entry.mismatch).headline} Name the file to start with --entry, or leave the others out.`,
    )
  const seed = options.seed ?? networkSeed(lab.exercise.id, lab.exercise.version)
  if (seed === '' || seed.length > 200) return refuse('A seed has 1 to 200 characters.')
  process.stderr.write(`${lab.exercise.id}, version ${lab.exercise.version}, network seed ${seed}\n`)
  const run = await runVisible(lab, submission.files, seed, options)
  if (run.fault !== null) {
    // Only the lab's code knows its checks: a name that is none of them is refused before the first one.
    if (options.only !== undefined && !run.hadBegun) return refuse(run.fault.because)
    return tellFault(run.fault, options)
  }
  const { result } = run
  if (options.json === true) {
    const { id: name, version } = lab.exercise
    process.stdout.write(`${JSON.stringify({ lab: name, version, seed, ...result })}\n`)
  } else process.stdout.write(summarise(result))
  return result.checks.every(({ outcome }) => outcome.status === 'passed')
    ? exitCodes.passed
    : exitCodes.failed
}

type VisibleRun = { fault: Fault; hadBegun: boolean } | { fault: null; result: LabResult }

async function runVisible(
  lab: FoundLab,
  files: Files,
  seed: string,
  { only, entry, json, capture }: CheckOptions,
): Promise<VisibleRun> {
  const { id, topic } = lab.exercise
  const exercise = { topic, id, files: lab.files }
  const order = makeLabOrder({
    exercise,
    submission: files,
    entry,
    seed,
    checks: 'visible',
    ...(only ? { only } : {}),
  })
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  let log = emptyRunLog
  try {
    for await (const event of runLab(await openCell(), order, { signal: interrupted.signal })) {
      log = foldEvent(log, event)
      if (event.type !== 'check-finished') continue
      const check = log.checks.find(({ id }) => id === event.check)
      if (check !== undefined && capture !== undefined) await writePackets(capture, check)
      if (json === true) continue
      if (check !== undefined) process.stdout.write(`${reportCheck(check).join('\n')}\n`)
    }
  } catch (error) {
    if (error instanceof SandboxUnavailable) return { fault: error.fault, hadBegun: true }
    throw error
  }
  if (log.fault !== null) return { fault: log.fault, hadBegun: log.checks.length > 0 }
  return { fault: null, result: resultOf(log, lab.part.weights) }
}

/** A check of which nothing crossed the network leaves no file. */
async function writePackets(folder: string, { id, capture }: CheckLog): Promise<void> {
  if (capture.length === 0) return
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, `${id}.pcapng`),
    Buffer.concat(capture.map((piece) => Buffer.from(piece, 'base64'))),
  )
}

function summarise({ checks, score }: LabResult): string {
  const passed = checks.filter(({ outcome }) => outcome.status === 'passed').length
  return `\n${passed} of ${checks.length} visible checks passed: ${Math.round(score * 100)} % of their points.\n`
}

function tellFault(fault: Fault, { json }: CheckOptions): number {
  if (json === true) process.stdout.write(`${JSON.stringify({ fault })}\n`)
  else
    process.stderr.write(
      `Not graded, our side: ${fault.because}\n${fault.remedy === undefined ? '' : `${fault.remedy}\n`}`,
    )
  return exitCodes.fault
}

function refuse(says: string): number {
  process.stderr.write(`${says}\n`)
  return exitCodes.usage
}
