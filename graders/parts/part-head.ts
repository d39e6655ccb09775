// What every part says of itself, as its author writes it, and what the things within parts have in common.
import * as z from 'zod'

/** What authors call a part, and the things within it: requirements, misconceptions, options. */
export const PartIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')

export const partHead = <K extends string>(kind: K) => ({
  id: PartIdSchema.describe('What tests and templates call the part.'),
  kind: z.literal(kind).describe('Which kind of part this is.'),
  ask: z.string().min(1).max(500).describe('The question. May hold {{formula}} templates.'),
  points: z.number().positive().max(1_000).default(1).describe('Weight among the parts of the exercise.'),
})

export const RequirementIdSchema = PartIdSchema.describe('What tests call the requirement.')

export const MisconceptionIdSchema = PartIdSchema.describe('What tests call the wrong idea.')

export const MisconceptionSaysSchema = z
  .string()
  .min(1)
  .max(1_000)
  .describe('Said to the student who has it. May hold {{formula}} templates.')

export const ReferenceSchema = z.string().max(200).describe('Where the rule stands: RFC 9112 section 3.2.')
