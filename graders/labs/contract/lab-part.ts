// The `lab` part of exercise.md: what a student's program is, before any check runs. Read by the web and the
// command line; the checks themselves are code (lab.ts, hidden.ts) and are read only by the harness in a cell.
import * as z from 'zod'

export const LabPartSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kind: z.literal('lab'),
  ask: z.string().min(1),
  /** Languages offered, with the starter file of each. */
  languages: z.array(z.enum(['python', 'javascript'])).min(1),
  /** How the program is started, as shown to the student: "python3 main.py HOST PORT". */
  arguments: z.array(z.string()),
  /** The "Connection model" box: question and answer. */
  connectionModel: z.array(z.strictObject({ question: z.string(), answer: z.string() })).min(1),
  /** Relative weight of a tier's points; the instructor may change it per assignment later. */
  weights: z
    .strictObject({ works: z.number().min(0), conforms: z.number().min(0), survives: z.number().min(0) })
    .default({ works: 1, conforms: 1, survives: 1 }),
})
export type LabPart = z.infer<typeof LabPartSchema>
