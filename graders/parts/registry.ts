// What follows from the list of kinds.
import * as z from 'zod'
import { completeExplanation, type Explanation } from '#graders/explain/explanation.ts'
import { answerMismatches, tellCommon } from '#graders/parts/answer-mismatch.ts'
import * as kindsByExport from '#graders/parts/kinds.ts'

const kinds = Object.values(kindsByExport)
type Kind = (typeof kinds)[number]
type Answered = Extract<Kind, { judged: 'at-once' }>
const answered = kinds.filter((kind): kind is Answered => kind.judged === 'at-once')
const kindsByName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind]))

export const PartSchema = z.discriminatedUnion('kind', atLeastOne(kinds.map(({ part }) => part)))
export type Part = z.infer<typeof PartSchema>
/** As a browser may see it. */
export type PresentedPart = ReturnType<Kind['present']>
/** As an author writes them. */
export const partKinds: readonly string[] = [...kindsByName.keys()].toSorted()

/** An answer is data of its part's kind. One of before every kind carried its name has none, and is tried with each. */
export const PartResponseSchema = z.discriminatedUnion(
  'kind',
  atLeastOne(answered.map(({ response }) => response)),
  { unionFallback: true },
)
export type PartResponse = z.infer<typeof PartResponseSchema>

/** Those whose answers are judged at once. */
export const answeredKinds: readonly string[] = answered.map(({ name }) => name).toSorted()

/** Whose right answers a solution can draw. */
export const kindsWithDiagram: readonly string[] = answered.flatMap(({ name, diagram }) =>
  diagram ? [name] : [],
)

export const AnswerMismatchSchema = z.union([
  ...answerMismatches,
  ...answered.flatMap(({ mismatches }): readonly Answered['mismatches'][number][] => mismatches),
])
export type AnswerMismatch = z.infer<typeof AnswerMismatchSchema>

export const FeedbackSchema = z.union(
  atLeastOne(answered.flatMap((kind) => ('feedback' in kind ? [kind.feedback] : []))),
)

export const RightSchema = z.union(
  atLeastOne(answered.flatMap((kind) => ('right' in kind ? [kind.right] : []))),
)

/** A stored verdict on a part; of one from before a right value stood by itself, with that taken out of its feedback. */
export function separateRight(part: unknown): unknown {
  if (!isRecord(part) || !isRecord(part['feedback']) || 'right' in part) return part
  const { feedback } = part
  const kind = answered.find(({ name }) => name === feedback['kind'])
  return kind?.separate?.(part) ?? part
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** How an author's test names what was found wrong. */
export function namesOf(mismatch: AnswerMismatch): { finding?: string; requirement?: string } {
  return Object.assign({}, ...answered.map((kind) => kind.foundIn(mismatch)))
}

/** The English for whatever was found wrong with an answer. */
export function explainAnswer(mismatch: AnswerMismatch): Explanation {
  const told =
    tellCommon(mismatch) ?? answered.map((kind) => kind.tell(mismatch)).find((each) => each !== null)
  if (!told) throw new Error(`“${mismatch.code}” passed the schema and has no English`)
  return completeExplanation(mismatch, told)
}

export type Feedback = z.infer<typeof FeedbackSchema>
export type Right = z.infer<typeof RightSchema>

/** A part together with its kind: what the exercise library works with. */
export function bindPart(part: Part) {
  const kind = kindsByName.get(part.kind)
  if (!kind) throw new Error(`“${part.kind}” passed the schema and is no kind of part`)
  return kind.bind(part)
}

function atLeastOne<T>([first, ...rest]: T[]): [T, ...T[]] {
  if (first === undefined) throw new Error('there is no kind of part')
  return [first, ...rest]
}
