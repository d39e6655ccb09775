import type * as z from 'zod'
import type { AssignmentSettingsSchema } from '#server/assignments/assignment-settings.ts'

/** An assignment as its form sends it to be saved: moments as ISO 8601 texts. */
export type SentSettings = z.input<typeof AssignmentSettingsSchema>
