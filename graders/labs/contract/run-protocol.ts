// What the worker and the harness in the cell say to each other: one order in, lines of JSON out. Both ends
// parse with these schemas; the harness handles hostile bytes, so its lines are untrusted until parsed.

import * as z from 'zod'
import { FilePathSchema, pathLengthMax } from '#graders/labs/contract/file-path.ts'
import { TranscriptEntrySchema } from '#graders/labs/contract/transcript.ts'
import { FaultSchema, OutcomeSchema } from '#graders/outcome.ts'

export const submissionLimits = { bytesMax: 1_048_576, filesMax: 50, pathLengthMax } as const
export const eventBytesMax = 65_536
export const tryItCharactersMax = 2_000

/** Relative POSIX path to base64 content. */
export const FileSetSchema = z.record(FilePathSchema, z.base64())
export type FileSet = z.infer<typeof FileSetSchema>

const labOrder = z.strictObject({
  /** The exercise folder's files, hidden.ts included when `checks` is 'all'; placed inside the staged package. */
  exercise: z.strictObject({ topic: z.string(), id: z.string(), files: FileSetSchema }),
  submission: z.strictObject({
    files: FileSetSchema,
    /** The file to start, where somebody has chosen one. */
    entry: FilePathSchema.optional(),
  }),
  /** Drives the visible checks; public: the run says it, and anyone can replay it. */
  seed: z.string().min(1).max(200),
  /** Run just these check ids, and what they need. */
  only: z.array(z.string()).optional(),
  /** 'cold': none is started ahead of its program. A test compares the two. */
  interpreters: z.enum(['ahead', 'cold']).default('ahead'),
})
export const LabOrderSchema = z.discriminatedUnion('checks', [
  labOrder.extend({ checks: z.literal('visible') }),
  labOrder.extend({
    checks: z.literal('all'),
    /** Drives the hidden checks; secret: from it their inputs can be worked out, so no event carries it. */
    hiddenSeed: z.string().min(1).max(200),
  }),
])
export type LabOrder = z.input<typeof LabOrderSchema>

export const TierSchema = z.enum(['works', 'conforms', 'survives'])
export type Tier = z.infer<typeof TierSchema>

export const CheckPlanSchema = z.strictObject({
  id: z.string(),
  says: z.string(),
  tier: TierSchema,
  points: z.number().min(0),
  hidden: z.boolean(),
})
export type CheckPlan = z.infer<typeof CheckPlanSchema>

export const UsageSchema = z.strictObject({
  wallMs: z.number(),
  cpuMs: z.number().nullable(),
  peakMemoryBytes: z.number().nullable(),
})
export type Usage = z.infer<typeof UsageSchema>

export const SaidBySchema = z.enum(['compiler', 'stdout', 'stderr'])
export type SaidBy = z.infer<typeof SaidBySchema>

/** Events of a run, in order. A finished check's transcript, output and capture come before its `check-finished`. */
export const LabEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('run-started'), seed: z.string(), checks: z.array(CheckPlanSchema) }),
  z.strictObject({ type: z.literal('check-started'), check: z.string() }),
  z.strictObject({
    type: z.literal('transcript'),
    check: z.string(),
    entries: z.array(TranscriptEntrySchema),
  }),
  z.strictObject({
    type: z.literal('output'),
    check: z.string(),
    /** 'compiler': what was said when it was built, told with each check. */
    stream: SaidBySchema,
    base64: z.string().max(44_000),
    /** True on the last chunk when the program wrote more than was kept. */ cut: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('capture'),
    check: z.string(),
    /** A piece of the file; empty where it is only told that there is one. */
    base64: z.string().max(44_000),
  }),
  z.strictObject({
    type: z.literal('check-finished'),
    check: z.string(),
    outcome: OutcomeSchema,
    usage: UsageSchema.nullable(),
    /** A command that shows the same thing outside the platform, for visible checks. */
    tryIt: z.string().max(tryItCharactersMax).optional(),
  }),
  z.strictObject({ type: z.literal('run-finished') }),
  z.strictObject({ type: z.literal('run-faulted'), fault: FaultSchema }),
])
export type LabEvent = z.infer<typeof LabEventSchema>
