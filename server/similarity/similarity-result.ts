import * as z from 'zod'

/** Lines of a file, counted from 1. */
const stretch = z.strictObject({ file: z.int().min(0), from: z.int().min(1), to: z.int().min(1) })
export const MatchSchema = z.strictObject({ left: stretch, right: stretch })
export type Match = z.infer<typeof MatchSchema>

/** Two programs by their places in what was compared. */
export const ComparedPairSchema = z.strictObject({
  left: z.int().min(0),
  right: z.int().min(0),
  /** Share of the prints of both that the other has, 0 to 1. */
  similarity: z.number().min(0).max(1),
  /** Of the left alone, and of the right. */
  leftShare: z.number().min(0).max(1),
  rightShare: z.number().min(0).max(1),
  matches: z.array(MatchSchema),
})
export type ComparedPair = z.infer<typeof ComparedPairSchema>

/** What comparing the prints of programs comes to; those of people and those of solutions stand in one list. */
export const ComparisonSchema = z.strictObject({
  pairs: z.array(ComparedPairSchema),
  /** Of each program the similarity to the nearest of another person, 0 to 1; null where it was not compared. */
  nearest: z.array(z.number().min(0).max(1).nullable()),
  /** Of pairs of people, by whole percents. */
  pairsByPercent: z.array(z.int().min(0)).length(101),
  /** Prints that so many have that they say nothing about two. */
  common: z.int().min(0),
})
export type ComparedPrograms = z.infer<typeof ComparisonSchema>

/** Whose a program is: a submission, or a file of the exercise's own solutions. */
const whose = z.union([
  z.strictObject({ submissionId: z.string(), itemId: z.string() }),
  z.strictObject({ solution: z.string() }),
])
export type Whose = z.infer<typeof whose>

/** As it is stored: no name is in it, and no line of a program. */
export const SimilarityResultSchema = ComparisonSchema.extend({
  programs: z.array(
    z.strictObject({
      of: whose,
      /** Why it was not compared, or not all of it; null when it was. */
      apart: z.enum(['unread', 'cut', 'short', 'too-much']).nullable(),
    }),
  ),
})
export type SimilarityResult = z.infer<typeof SimilarityResultSchema>
