import * as z from 'zod'

/** What authors call a part, and the things within it: requirements, misconceptions, options. */
export const PartIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
