// Where an author's right answer, or a plausible wrong one, comes from: a formula over the parameters, or a
// model that plays the situation out.
import * as z from 'zod'
import type { Conventions } from '#graders/models/conventions.ts'

/** YAML reads `value: 5` as a number; in a formula it is one all the same. */
export const FormulaTextSchema = z
  .union([z.string().min(1).max(300), z.number()])
  .transform(String)
  .describe('A formula: numbers, units, parameters, + - * / ^, min, max, ceil, floor, round, log2.')

export const AnswerSourceSchema = z
  .union([
    FormulaTextSchema,
    z.strictObject({
      model: z.string().max(60).describe('Name of a model, such as http-nonpersistent.'),
      output: z.string().max(60).describe('Which of its results is meant.'),
      inputs: z
        .record(z.string().max(60), FormulaTextSchema)
        .optional()
        .describe('Of the model. One that is left out is the parameter of the same name.'),
    }),
  ])
  .describe('A formula, or { model, output, inputs }.')
export type AnswerSource = z.infer<typeof AnswerSourceSchema>

/** A situation that a model plays out, asked for its space-time diagram. */
export interface Situation {
  model: string
  /** As in an answer: one that is left out is the parameter of the same name. */
  inputs?: Readonly<Record<string, string>> | undefined
  /** Instead of the exercise's own, for what somebody draws who counts otherwise. */
  conventions?: Conventions | undefined
}
