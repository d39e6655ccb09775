// What a verdict on a diagram tells of the right one.
import * as z from 'zod'

export const TimelineRightSchema = z.strictObject({
  kind: z.literal('timeline'),
  /** Index of the earliest message of the right diagram that was not drawn, in the order in which they leave. */
  due: z.int().min(0).nullable(),
})
export type TimelineRight = z.infer<typeof TimelineRightSchema>

const OlderSchema = z.looseObject({
  feedback: z.looseObject({ due: TimelineRightSchema.shape.due }),
})

/** Verdicts that were stored while `due` still stood in the feedback. */
export function separateTimeline(part: Record<string, unknown>): Record<string, unknown> {
  const older = OlderSchema.safeParse(part).data
  if (older === undefined) return part
  const { due, ...feedback } = older.feedback
  return { ...older, feedback, right: { kind: 'timeline', due } }
}
