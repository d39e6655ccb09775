import { type ComponentType, createElement, type ReactNode } from 'react'
import * as z from 'zod/mini'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import type { Readability } from '#graders/parts/readability.ts'
import type { Feedback, PartResponse, PresentedPart, Right } from '#graders/parts/registry.ts'

export type AnyPartProps = Omit<PartProps<PresentedPart, PartResponse, Feedback>, 'feedback' | 'right'>
export type AnyPartDetail = Omit<PartDetailProps<PresentedPart, PartResponse, Feedback>, 'feedback' | 'right'>

type Kind = PartResponse['kind']
type PresentedOf<K extends Kind> = Extract<PresentedPart, { kind: K }>
type AnswerOf<K extends Kind> = Extract<PartResponse, { kind: K }>
type FeedbackOf<K extends Kind> = Extract<Feedback, { kind: K }>
type RightOf<K extends Kind> = Extract<Right, { kind: K }>

interface WidgetSpec<K extends Kind> {
  response: z.core.$ZodType<AnswerOf<K>>
  Widget: ComponentType<PartProps<PresentedOf<K>, AnswerOf<K>, FeedbackOf<K>, RightOf<K>>>
  readability: (part: PresentedOf<K>, answer: AnswerOf<K> | null) => Readability
  /** The answer that stands there before anything is typed; left out, or null, for none. */
  begun?: (part: PresentedOf<K>) => AnswerOf<K> | null
  /** What a verdict shows beside its words. */
  Detail?: ComponentType<PartDetailProps<PresentedOf<K>, AnswerOf<K>, FeedbackOf<K>, RightOf<K>>>
}

/** The widget of a kind of part: what stands for it in the list of widgets. */
export function widget<K extends Kind>(
  kind: K,
  { response, Widget, Detail, readability, begun }: WidgetSpec<K>,
) {
  const isPart = (part: PresentedPart): part is PresentedOf<K> => part.kind === kind
  const isAnswer = (answer: PartResponse): answer is AnswerOf<K> => answer.kind === kind
  const isFeedback = (feedback: Feedback): feedback is FeedbackOf<K> => feedback.kind === kind
  const isRight = (right: Right): right is RightOf<K> => right.kind === kind
  const answerOf = (answer: PartResponse | undefined) => (answer && isAnswer(answer) ? answer : undefined)
  const shown = (result: AnyPartProps['result']) => ({
    feedback: result?.feedback && isFeedback(result.feedback) ? result.feedback : null,
    right: result?.right && isRight(result.right) ? result.right : null,
  })
  return {
    kind,
    /** What a browser had kept of an answer; null when it is none of this kind. */
    readAnswer: (stored: unknown): PartResponse | null => z.safeParse(response, stored).data ?? null,
    /** Null for a part of another kind. */
    show({ part, answer, onAnswer, ...props }: AnyPartProps): ReactNode {
      if (!isPart(part)) return null
      return createElement(Widget, {
        ...props,
        ...shown(props.result),
        part,
        answer: answerOf(answer),
        onAnswer,
      })
    },
    /** Null also where the kind has nothing to show. */
    showDetail({ part, answer, result }: AnyPartDetail): ReactNode {
      if (!isPart(part) || !Detail) return null
      return createElement(Detail, { ...shown(result), part, answer: answerOf(answer), result })
    },
    /** What would be submitted, and whether it can be read. */
    check(part: PresentedPart, given: PartResponse | undefined) {
      if (!isPart(part)) return null
      const answer = answerOf(given) ?? begun?.(part) ?? null
      return { answer, readability: readability(part, answer) }
    },
  }
}
