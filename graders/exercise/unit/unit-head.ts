import * as z from 'zod'

export const unitFile = 'unit.md'

const IdSchema = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')

/** What stands above the Markdown of a unit.md. */
export const UnitHeadSchema = z.strictObject({
  id: IdSchema.describe('Name of the folder, and of the unit in addresses.'),
  title: z.string().min(1).max(80),
  /** Among the units, from 1. */
  position: z.int().min(1).max(999),
  exercises: z
    .array(IdSchema)
    .max(200)
    .default([])
    .describe('Exercises and labs in the order of reading; others of the folder follow by name.'),
})
