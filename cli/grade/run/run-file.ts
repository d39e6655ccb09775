// run.json: what a run grades with. A run that is resumed must grade with the same.
import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { hiddenSeed, networkSeed } from '#graders/labs/contract/network-seed.ts'
import { describeTree } from '#server/exercises/store-tree.ts'
import { getLabGraderVersion } from '#server/grading/grader-version.ts'
import type { FoundLab } from '../../check/find-lab.ts'
import { writeWhole } from './write-whole.ts'

export const RunFileSchema = z.strictObject({
  format: z.literal(1),
  lab: z.string(),
  labVersion: z.int(),
  /** Hash of the lab's folder: its checks are part of it. */
  labDigest: z.string(),
  graderVersion: z.string(),
  seeds: z.strictObject({
    /** Of the visible checks: in every result, so that students can replay them. */
    visible: z.string().min(1).max(200),
    /** Of the hidden checks: from it their inputs can be worked out, so it stays in this file. */
    hidden: z.string().min(1).max(200),
  }),
  /** The file that is started in every program that has it. */
  entry: z.string().optional(),
  begunAt: z.iso.datetime(),
  /** As given on the command line, for whoever finds the folder later. */
  options: z.record(z.string(), z.unknown()),
})
export type RunFile = z.infer<typeof RunFileSchema>

export const runFileName = 'run.json'
const seedBytes = 32

/** `seed` makes both seeds; without one the visible is every student's, and the hidden is drawn. */
export async function makeRunFile(
  { exercise, files }: FoundLab,
  { seed, entry }: { seed: string | undefined; entry: string | undefined },
  options: Record<string, unknown>,
  projectFolder: string,
): Promise<RunFile> {
  const { id, version } = exercise
  const secret = seed ?? randomBytes(seedBytes).toString('hex')
  const visible =
    seed === undefined
      ? networkSeed(id, version)
      : createHash('sha256').update(`visible checks\0${seed}`).digest('hex').slice(0, 16)
  return {
    format: 1,
    lab: id,
    labVersion: version,
    labDigest: describeTree(files).digest,
    graderVersion: await getLabGraderVersion(projectFolder),
    seeds: { visible, hidden: hiddenSeed(secret, id, version, 'batch') },
    ...(entry === undefined ? {} : { entry }),
    begunAt: new Date().toISOString(),
    options,
  }
}

export const writeRunFile = (folder: string, run: RunFile): Promise<void> =>
  // Its owner's only, for the seed of the hidden checks.
  writeWhole(join(folder, runFileName), `${JSON.stringify(run, null, 2)}\n`, 0o600)

/** Null when there is none; `unreadable` when it is not one of ours. */
export async function readRunFile(folder: string): Promise<RunFile | 'unreadable' | null> {
  const text = await readFile(join(folder, runFileName), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return RunFileSchema.safeParse(JSON.parse(text)).data ?? 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** Why a run cannot go on with what is there now, as a sentence; null when it can. */
export function whyDifferent(before: RunFile, now: RunFile, seedGiven: boolean): string | null {
  if (before.lab !== now.lab) return `It graded the lab ${before.lab}, not ${now.lab}.`
  if (before.labVersion !== now.labVersion)
    return `It graded version ${before.labVersion} of the lab; this is version ${now.labVersion}.`
  if (before.labDigest !== now.labDigest) return 'The lab’s folder has changed since.'
  if (before.graderVersion !== now.graderVersion)
    return `It graded with the grader ${before.graderVersion}; this is ${now.graderVersion}.`
  if (before.entry !== now.entry)
    return before.entry === undefined ? 'It had no --entry.' : `It had --entry ${before.entry}.`
  if (seedGiven && before.seeds.hidden !== now.seeds.hidden) return 'It had another seed.'
  return null
}

/** What makes a result: equal keys are equal results. */
export function resultKey(treeDigest: string, run: RunFile): string {
  const parts = [
    treeDigest,
    run.lab,
    run.labVersion,
    run.labDigest,
    run.graderVersion,
    run.seeds.visible,
    run.seeds.hidden,
    ...(run.entry === undefined ? [] : [run.entry]),
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
