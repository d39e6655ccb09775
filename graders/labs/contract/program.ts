import * as z from 'zod'
import { languages } from '#graders/runtimes.ts'

/** More than may be submitted: whoever sends too many is told so by check-program.ts. */
const filesRead = 1_000

/** A student's program as the editor holds it. A draft may be unfinished; what a submission must be, with a
 * sentence for each refusal, is in check-program.ts. */
export const ProgramSchema = z.strictObject({
  language: z.enum(languages),
  files: z
    .array(
      z.strictObject({
        /** Relative POSIX path, such as "main.py". */
        path: z.string(),
        text: z.string(),
      }),
    )
    .max(filesRead),
  /** The file to start, where the student has chosen one. */
  entry: z.string().optional(),
})
export type Program = z.infer<typeof ProgramSchema>
