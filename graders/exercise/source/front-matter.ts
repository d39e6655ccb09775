// The YAML at the head of exercise.md.

import * as z from 'zod'
import { FactsTableSchema } from '#graders/exercise/source/facts-table.ts'
import { ConventionsSchema } from '#graders/models/conventions.ts'
import { FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { PartSchema } from '#graders/parts/registry.ts'
import { units } from '#protocols/quantity/unit.ts'

const symbols = units.map((unit) => unit.symbol).filter((symbol) => symbol !== '')
const namesMax = 40
const tooLong = `at most ${namesMax} names`
const isShort = (record: object) => Object.keys(record).length <= namesMax

const NameSchema = z
  .string()
  .max(30)
  .regex(/^[a-zA-Z][a-zA-Z0-9]*$/, 'a name is letters and digits, and begins with a letter')

export const ParameterSchema = z
  .strictObject({
    integer: z.tuple([z.int(), z.int()]).optional().describe('Smallest and largest value.'),
    step: z.int().min(1).optional().describe('With integer: only every so many, counted from the smallest.'),
    choice: z.array(z.number()).min(1).max(100).optional().describe('One of these values.'),
    unit: z
      .enum([...symbols, 'none'])
      .default('none')
      .describe('What the values measure.'),
  })
  .refine((parameter) => (parameter.integer === undefined) !== (parameter.choice === undefined), {
    error: 'A parameter has either integer: [smallest, largest] or choice: [values].',
  })
  .refine(({ integer }) => integer === undefined || integer[0] <= integer[1], {
    error: 'The smallest value stands first: integer: [smallest, largest].',
    path: ['integer'],
  })
  .refine(({ step, choice }) => step === undefined || choice === undefined, {
    error: 'step goes with integer, not with choice.',
    path: ['step'],
  })
export type Parameter = z.infer<typeof ParameterSchema>

const TestSchema = z.strictObject({
  name: z.string().max(200).optional().describe('Shown in reports.'),
  when: FormulaTextSchema.optional().describe(
    'A comparison: the test counts in the variants where it holds.',
  ),
  response: z
    .record(z.string(), z.union([z.string().max(10_000), z.number()]).transform(String))
    .describe('Part id to what a student types; {{formula}} is filled in for every variant.'),
  score: z.number().min(0).max(1).describe('Of the parts that are named in the response.'),
  misconception: z.string().optional().describe('Must be recognised.'),
  finding: z.string().optional().describe('Code of what must be found wrong: by a parser, or in a diagram.'),
  requirement: z.string().optional().describe('Must be the first one that is not met.'),
})

export const FrontMatterSchema = z.strictObject({
  id: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
    .describe('Name of the folder, and of the exercise for good.'),
  title: z.string().min(1).max(120).describe('What students see in lists.'),
  version: z.int().min(1).describe('Goes up with each change of a published exercise.'),
  topic: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)*$/, 'lower-case words divided by /')
    .describe('Where it stands in the library: http/delay.'),
  fixed: z
    .boolean()
    .default(false)
    .describe('true for a published problem as it stands: everybody gets the same numbers, on purpose.'),
  parameters: z
    .record(NameSchema, ParameterSchema)
    .refine(isShort, tooLong)
    .default({})
    .describe('What differs between students, by name.'),
  let: z
    .record(NameSchema, FormulaTextSchema)
    .refine(isShort, tooLong)
    .default({})
    .describe('Quantities that follow from parameters.'),
  facts: z
    .record(NameSchema, FactsTableSchema)
    .refine((tables) => Object.keys(tables).length <= 4, 'at most 4 tables')
    .default({})
    .describe('Tables of facts, by name: each student gets some rows of each.'),
  require: z.array(FormulaTextSchema).max(20).default([]).describe('Comparisons that every variant meets.'),
  conventions: ConventionsSchema.default({}).describe('What textbooks disagree on; shown to students.'),
  parts: z.array(PartSchema).min(1).max(20).describe('What is asked.'),
  tests: z
    .array(TestSchema)
    .max(100)
    .default([])
    .describe('Answers, and the score that they must get in every variant.'),
  hintCosts: z
    .array(z.number().min(0).max(100))
    .max(20)
    .default([])
    .describe(
      'What each hint costs, in their order: percent of the points of what is submitted after it was opened. Left out, a hint costs nothing.',
    ),
  references: z
    .array(z.string().min(1).max(300))
    .max(20)
    .default([])
    .describe('Where students can read it up: RFC 9112 section 9.'),
})
export type FrontMatter = z.infer<typeof FrontMatterSchema>
