// Makes the one order that a cell gets, from an exercise's files and a submission.
import { type FileSet, FileSetSchema, type LabOrder } from '#graders/labs/contract/run-protocol.ts'

/** Relative path to content. */
export type Files = ReadonlyMap<string, Uint8Array>

export type LabOrderInput = {
  exercise: { topic: string; id: string; files: Files }
  submission: Files
  /** The file to start; without, `selectEntry` finds it. */
  entry?: string | undefined
  seed: string
  only?: readonly string[]
} & ({ checks: 'visible' } | { checks: 'all'; hiddenSeed: string })

const hiddenSource = 'hidden.ts'

/** Code of a lab: lab.ts, hidden.ts, and what lab.ts has put into files beside it. */
export const isLabSource = (path: string): boolean => /^[a-z0-9-]+\.ts$/.test(path)

/** Only what the harness imports goes into the cell: the statement and the solutions stay outside. */
export function makeLabOrder({ exercise, submission, entry, seed, only, ...which }: LabOrderInput): LabOrder {
  const code = [...exercise.files].filter(
    ([path]) => isLabSource(path) && (which.checks === 'all' || path !== hiddenSource),
  )
  return {
    exercise: { topic: exercise.topic, id: exercise.id, files: toFileSet(new Map(code)) },
    submission: { files: toFileSet(submission), ...(entry === undefined ? {} : { entry }) },
    seed,
    ...which,
    ...(only === undefined ? {} : { only: [...only] }),
  }
}

const toFileSet = (files: Files): FileSet =>
  FileSetSchema.parse(
    Object.fromEntries([...files].map(([path, content]) => [path, Buffer.from(content).toString('base64')])),
  )
