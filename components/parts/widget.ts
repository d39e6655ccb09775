import { type ComponentType, createElement, type ReactNode } from 'react'
import type * as z from 'zod'
import type { PartProps } from '#components/parts/part-props.ts'
import type { Feedback, PartResponse, PresentedPart } from '#graders/parts/registry.ts'

export type AnyPartProps = Omit<PartProps<PresentedPart, PartResponse, Feedback>, 'feedback'>

type Kind = PartResponse['kind']
type PresentedOf<K extends Kind> = Extract<PresentedPart, { kind: K }>
type AnswerOf<K extends Kind> = Extract<PartResponse, { kind: K }>
type FeedbackOf<K extends Kind> = Extract<Feedback, { kind: K }>

/** The widget of a kind of part: what stands for it in the list of widgets. */
export function widget<K extends Kind>(
  kind: K,
  response: z.ZodType<AnswerOf<K>>,
  Widget: ComponentType<PartProps<PresentedOf<K>, AnswerOf<K>, FeedbackOf<K>>>,
) {
  const isPart = (part: PresentedPart): part is PresentedOf<K> => part.kind === kind
  const isAnswer = (answer: PartResponse): answer is AnswerOf<K> => answer.kind === kind
  const isFeedback = (feedback: Feedback): feedback is FeedbackOf<K> => feedback.kind === kind
  return {
    kind,
    /** What a browser had kept of an answer; null when it is none of this kind. */
    readAnswer: (stored: unknown): PartResponse | null => response.safeParse(stored).data ?? null,
    /** Null for a part of another kind. */
    show({ part, answer, onAnswer, ...props }: AnyPartProps): ReactNode {
      if (!isPart(part)) return null
      const feedback = props.result?.feedback
      return createElement(Widget, {
        ...props,
        part,
        answer: answer && isAnswer(answer) ? answer : undefined,
        onAnswer,
        feedback: feedback && isFeedback(feedback) ? feedback : null,
      })
    },
  }
}
