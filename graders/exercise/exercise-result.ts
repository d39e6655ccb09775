// What a judged response comes to. Stored with the grading run, and shown to the student.

import * as z from 'zod'
import { OutcomeSchema } from '#graders/outcome.ts'
import { DnsZoneFeedbackSchema } from '#graders/parts/dns-zone/dns-zone-feedback.ts'
import { FirewallFeedbackSchema } from '#graders/parts/firewall-policy/firewall-feedback.ts'
import { HttpMessageFeedbackSchema } from '#graders/parts/http-message/http-message-feedback.ts'
import { TimelineFeedbackSchema } from '#graders/parts/timeline/timeline-feedback.ts'

const share = z.number().min(0).max(1)

const NumberFeedbackSchema = z.strictObject({
  /** How the answer was read: "0.68 s". */
  gave: z.string().max(200),
  /** The same in the unit that was asked for, when it was given in another: "680 ms". */
  same: z.string().max(200).optional(),
})
export type NumberFeedback = z.infer<typeof NumberFeedbackSchema>

export const PartResultSchema = z.strictObject({
  part: z.string(),
  outcome: OutcomeSchema,
  /** Share of the part's points, 0 to 1. */
  score: share,
  /** What follows from the student's own answer, and nothing else: never the right one. */
  feedback: z
    .union([
      NumberFeedbackSchema,
      HttpMessageFeedbackSchema,
      FirewallFeedbackSchema,
      DnsZoneFeedbackSchema,
      TimelineFeedbackSchema,
    ])
    .optional(),
})
export type PartResult = z.infer<typeof PartResultSchema>

export const ExerciseResultSchema = z.strictObject({
  /** In the order of the exercise's parts; every part is there. */
  parts: z.array(PartResultSchema),
  /** Share of full marks, weighted by the parts' points. */
  score: share,
})
export type ExerciseResult = z.infer<typeof ExerciseResultSchema>
