// A variant's numbers: what makes one student's exercise different from the next one's.
import * as z from 'zod'

/** Parameter name to number, in the unit that the exercise declares for it. Stored with the variant. */
export const ParametersSchema = z.record(z.string().max(60), z.number())
export type Parameters = z.infer<typeof ParametersSchema>
