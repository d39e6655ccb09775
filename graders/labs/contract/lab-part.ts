// The `lab` part of exercise.md: what a student's program is, before any check runs. Read by the web and the
// command line; the checks themselves are code (lab.ts, hidden.ts) and are read only by the harness in a cell.
import * as z from 'zod'
import { languages } from '#graders/runtimes.ts'

const weight = z.number().min(0).max(1_000)

export const LabPartSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('What templates call the part.'),
  kind: z.literal('lab').describe('Which kind of part this is.'),
  ask: z.string().min(1).describe('What the program is to do, in a sentence.'),
  languages: z
    .array(z.enum(languages))
    .min(1)
    .max(10)
    .describe('Languages on offer, each with a file of that ending in starter/.'),
  arguments: z
    .array(z.string().max(60))
    .max(10)
    .describe(
      'What stands behind the program’s name when it is started, as shown to the student: HOST PORT.',
    ),
  connectionModel: z
    .array(
      z.strictObject({
        question: z.string().max(300).describe('Such as: who closes first?'),
        answer: z.string().max(1_000).describe('The rule of this lab.'),
      }),
    )
    .min(1)
    .max(20)
    .describe('The box beside the task.'),
  weights: z
    .strictObject({
      works: weight.describe('Of the checks on a kind network.'),
      conforms: weight.describe('Of the checks to the letter.'),
      survives: weight.describe('Of the checks on a hostile network.'),
    })
    .default({ works: 1, conforms: 1, survives: 1 })
    .describe('What the tiers weigh among each other.'),
})
export type LabPart = z.infer<typeof LabPartSchema>
