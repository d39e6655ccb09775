// What a kind of part is: one folder, and in it one object with everything that the library needs to know. The
// registry binds it to a part, and the exercise library never asks which kind it has before it.
import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { AnswerSource, Situation } from '#graders/parts/answer-source.ts'
import type { Readability } from '#graders/parts/readability.ts'
import type { Unjudged } from '#graders/parts/unjudged.ts'
import type { Quantity } from '#protocols/quantity/quantity.ts'
import type { Dimension } from '#protocols/quantity/unit.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

/** What a part may ask of the variant that it stands in. */
export interface PartScope {
  quantity(source: AnswerSource): Quantity
  /** What a model plays out. Throws a RangeError on numbers that cannot be. */
  timeline(situation: Situation): Timeline
  /** Fills `{{formula}}` templates in a text. */
  fill(text: string): string
  /** As `fill`, with twelve significant digits and nothing but plain text: what a student could type. */
  fillExactly(text: string): string
  /** A table of facts: the rows of this variant, in its order, and all that there are. */
  facts(table: string): { drawn: readonly FactsRow[]; all: readonly FactsRow[] }
}

/** Column to text. */
export type FactsRow = Readonly<Record<string, string>>

/** Columns of a table of facts of which a part is made. */
export interface FactsUse {
  at: PartPath
  table: string
  columns: readonly { at: PartPath; name: string }[]
}

/** Where in the front matter, below the part: `['misconceptions', 0, 'value']`. */
export type PartPath = readonly (string | number)[]

/** Something that the author wrote and that must measure the right thing. */
export interface Claim {
  at: PartPath
  /** A situation measures nothing by itself; its model, inputs and conventions must fit. */
  source: AnswerSource | Situation
  dimensions: readonly Dimension[]
  /** A formula that compares instead: where it holds, its quantity is 1, else 0. */
  comparison?: true
}

/** An author's mistake, found in the part itself or in one variant of it. */
export interface PartProblem {
  at: PartPath
  says: string
  fix: string
}

/** A response with the verdict that it must get in every variant. */
export interface PartCase {
  name: string
  response: unknown
  /** `passed`, or the code of the mismatch; a misconception by its id. */
  verdict: { passed: true } | { passed: false; code: string; misconception?: string }
}

/** What judging one answer came to. `Wrong` is the kind's own sort of mismatch, `Feedback` what else it shows, `Right`
 * what it shows of the right answer to who may see the solution. */
export interface Verdict<Wrong = never, Feedback = never, Right = never> {
  outcome: { status: 'passed' } | { status: 'failed'; mismatch: CommonMismatch | Wrong }
  /** Share of the part's points, 0 to 1. */
  score: number
  feedback?: Feedback
  right?: Right
}

interface WrittenPart {
  id: string
  kind: string
  ask: string
}
type PartSchema = z.core.$ZodTypeDiscriminable & z.ZodType<WrittenPart>
type ResponseSchema = z.core.$ZodType<{ kind: string }>
type MismatchSchemas = readonly (z.core.$ZodTypeDiscriminable & z.ZodType<{ code: string }>)[]
type FeedbackSchema = z.ZodType<{ kind: string }>

/** What stands in a kind's folder, for answers that are judged at once. */
export interface AnsweredKindSpec<
  P extends PartSchema,
  R extends ResponseSchema,
  W extends MismatchSchemas,
  View,
  F extends FeedbackSchema,
  T extends FeedbackSchema,
> {
  /** The part as its author writes it; `kind` says which kind it is. */
  part: P
  /** What a student answers. */
  response: R
  /** What follows from the student's own answer beside the verdict, and nothing else: never the right one. */
  feedback?: F
  /** What tells of the right answer. Nobody sees it before the solution. */
  right?: T
  /** A stored verdict from before the two were separate, taken apart; any other as it is. */
  separate?(stored: Record<string, unknown>): Record<string, unknown>
  /** What only this kind can find wrong, and its English. */
  mismatches: W
  explain(mismatch: z.output<W[number]>): Told
  /** How a test of an author names what was found wrong: `finding: …`, `requirement: …`. */
  found?(mismatch: z.output<W[number]>): { finding?: string; requirement?: string }
  claims(part: z.output<P>): Claim[]
  /** Texts that may hold `{{formula}}` templates. */
  texts(part: z.output<P>): { at: PartPath; text: string }[]
  /** Where the part is made of a table of facts. */
  facts?(part: z.output<P>): FactsUse[]
  /** Ids of the wrong ideas that this part recognises. */
  misconceptions(part: z.output<P>): string[]
  /** Mistakes that can be seen without a variant. */
  problems(part: z.output<P>): PartProblem[]
  /** Mistakes in one variant: an answer that is no number, a misconception that cannot be told apart. */
  variantProblems(part: z.output<P>, scope: PartScope): PartProblem[]
  points(part: z.output<P>): number
  /** The part as a browser may see it before the moment of reveal. */
  present(part: z.output<P>, scope: PartScope): View
  /** Whether it can be judged at all, by what a browser may know; null is no response. */
  readability(view: NoInfer<View>, response: z.output<R> | null): Readability
  /** Null is blank. */
  grade(
    part: z.output<P>,
    scope: PartScope,
    response: z.output<R> | null,
  ): Verdict<z.output<W[number]>, z.output<F>, z.output<T>> | Unjudged
  /** The right answer as shown in a solution. */
  solve(part: z.output<P>, scope: PartScope): string
  /** What a solution can draw of the right answer. */
  diagram?: KindDiagram<z.output<P>>
  /** A response from what an author wrote in `tests`, templates filled in; null where it speaks of what only other
   * variants have. */
  responseFrom(part: z.output<P>, text: string, scope: PartScope): z.output<R> | null
  /** The right answer, every misconception and the blank, as responses. */
  cases(part: z.output<P>, scope: PartScope): PartCase[]
}

export interface KindDiagram<Part> {
  /** Whether a solution shows it without being asked to. */
  always: boolean
  /** Why this part has none; null when it has one. */
  missing(part: Part): { says: string; fix: string } | null
  draw(part: Part, scope: PartScope): Timeline
}

/** A kind whose answers are judged at once, as the registry keeps it. */
export function answeredKind<
  P extends PartSchema,
  R extends ResponseSchema,
  W extends MismatchSchemas,
  View,
  F extends FeedbackSchema = z.ZodNever,
  T extends FeedbackSchema = z.ZodNever,
>(name: z.output<P>['kind'], kind: AnsweredKindSpec<P, R, W, View, F, T>) {
  const owns = (part: WrittenPart): part is z.output<P> => part.kind === name
  const codes = new Set(kind.mismatches.flatMap(({ _zod }) => [...(_zod.propValues['code'] ?? [])]))
  const finds = (mismatch: { code: string }): mismatch is z.output<W[number]> => codes.has(mismatch.code)
  return {
    ...kind,
    name,
    judged: 'at-once' as const,
    /** Null for a mismatch that this kind does not know. */
    tell: (mismatch: { code: string }): Told | null => (finds(mismatch) ? kind.explain(mismatch) : null),
    foundIn: (mismatch: { code: string }) => (finds(mismatch) ? (kind.found?.(mismatch) ?? {}) : {}),
    bind(part: WrittenPart) {
      if (!owns(part)) throw new Error(`“${part.id}” is of the kind ${part.kind}, not ${name}`)
      const { diagram } = kind
      return {
        judged: 'at-once' as const,
        claims: () => kind.claims(part),
        texts: () => kind.texts(part),
        facts: () => kind.facts?.(part) ?? [],
        misconceptions: () => kind.misconceptions(part),
        problems: () => kind.problems(part),
        variantProblems: (scope: PartScope) => kind.variantProblems(part, scope),
        points: () => kind.points(part),
        present: (scope: PartScope) => kind.present(part, scope),
        readability: (scope: PartScope, response: unknown) =>
          kind.readability(kind.present(part, scope), z.safeParse(kind.response, response).data ?? null),
        grade: (scope: PartScope, response: unknown) =>
          kind.grade(part, scope, z.safeParse(kind.response, response).data ?? null),
        solve: (scope: PartScope) => kind.solve(part, scope),
        diagram: diagram && {
          always: diagram.always,
          missing: () => diagram.missing(part),
          draw: (scope: PartScope) => diagram.draw(part, scope),
        },
        responseFrom: (text: string, scope: PartScope): unknown => kind.responseFrom(part, text, scope),
        cases: (scope: PartScope) => kind.cases(part, scope),
      }
    },
  }
}

/** A kind that is judged by running something, elsewhere. */
export function programKind<P extends PartSchema, View>(
  name: z.output<P>['kind'],
  kind: { part: P; present(part: z.output<P>, scope: PartScope): View },
) {
  const owns = (part: WrittenPart): part is z.output<P> => part.kind === name
  return {
    ...kind,
    name,
    judged: 'by-checks' as const,
    bind(part: WrittenPart) {
      if (!owns(part)) throw new Error(`“${part.id}” is of the kind ${part.kind}, not ${name}`)
      return { judged: 'by-checks' as const, present: (scope: PartScope) => kind.present(part, scope) }
    },
  }
}
