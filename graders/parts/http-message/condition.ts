// A predicate over a message that was read, as its author writes it. Exactly one of `subjects` says what is looked
// at; with `field`, one of `comparisons` says what it must hold.
import * as z from 'zod'
import { findingCodes } from '#protocols/http/finding.ts'

const text = z.union([z.string().max(1_000), z.number()]).transform(String)
const oneOrMore = <Value extends z.ZodType>(value: Value) =>
  z.union([value.transform((one) => [one]), z.array(value).min(1).max(20)])

export const conditionShape = {
  method: oneOrMore(text).optional().describe('The method, or one of several.'),
  target: text.optional().describe('Path and query, of a target in any form.'),
  path: text.optional().describe('The path, whatever the query.'),
  host: text.optional().describe('The site that the request is for.'),
  status: oneOrMore(z.int()).optional().describe('The status code, or one of several.'),
  field: z.string().max(60).optional().describe('Name of a field, with one of the comparisons below.'),
  form: z.record(z.string().max(100), text).optional().describe('Fields of the form in the body, decoded.'),
  query: z
    .record(z.string().max(100), text)
    .optional()
    .describe('Fields of the form in the target, decoded.'),
  content: text.optional().describe('none, or the content of the body, exactly.'),
  framing: oneOrMore(z.enum(['none', 'content-length', 'chunked', 'close']))
    .optional()
    .describe('What tells the recipient where the body ends.'),
  finding: z.enum(findingCodes).optional().describe('The parser finds this wrong.'),
  is: oneOrMore(text).optional().describe('With field: its value, or one of several.'),
  lists: z.array(text).max(20).optional().describe('With field: these members, in any order.'),
  entityTag: text.optional().describe('With field: this entity tag, by weak comparison.'),
  date: text.optional().describe('With field: this time.'),
  mediaType: text.optional().describe('With field: this media type, whatever its parameters.'),
  present: z.boolean().optional().describe('With field: whether it is there at all.'),
}

export const subjects = [
  'method',
  'target',
  'path',
  'host',
  'status',
  'field',
  'form',
  'query',
  'content',
  'framing',
  'finding',
] as const
export const comparisons = ['is', 'lists', 'entityTag', 'date', 'mediaType', 'present'] as const

export const ConditionSchema = z.strictObject(conditionShape)
export type Condition = z.infer<typeof ConditionSchema>

/** What is wrong with the shape of a condition, or null. */
export function conditionProblem(condition: Condition): string | null {
  const about = subjects.filter((key) => condition[key] !== undefined)
  if (about.length !== 1) return `It looks at ${about.length === 0 ? 'nothing' : about.join(' and ')}.`
  const compared = comparisons.filter((key) => condition[key] !== undefined)
  if (about[0] !== 'field') return compared.length > 0 ? `${compared.join(', ')} goes with field.` : null
  return compared.length === 1 ? null : `It compares the field in ${compared.length} ways.`
}
