'use client'
import { AskForm } from '#components/feedback/ask-form.tsx'
import { SecondLook } from '#components/feedback/feedback-notes.tsx'
import { OverrideForm, type OverrideFormProps } from '#components/gradebook/override-form.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { SecondLookView } from '#server/feedback/feedback-view.ts'

export interface AnswerSecondLookProps {
  submissionId: string
  look: SecondLookView
  answerMax: number
  answer: (input: {
    submissionId: string
    answer: string
  }) => Promise<{ ok: true } | { ok: false; says: string }>
  /** Null for who may not set points by hand. */
  override: OverrideFormProps | null
}

/** What a student asks of staff, and the place to answer. */
export function AnswerSecondLook({ submissionId, look, answerMax, answer, override }: AnswerSecondLookProps) {
  return (
    <section aria-labelledby="second-look" className="mb-8 rounded border border-accent bg-surface p-4">
      <h2 id="second-look" className="mb-2 text-17">
        Asked for a second look
      </h2>
      <SecondLook look={look} own={false} />
      {look.answer === null && (
        <div className="mt-4">
          <AskForm
            label="Answer"
            description="The student reads it, with your name. Change the rubric below first, if that is the answer."
            missing="Write an answer: the student reads it."
            send="Send the answer"
            textMax={answerMax}
            submit={(text) => answer({ submissionId, answer: text })}
          />
        </div>
      )}
      {override && (
        <div className="mt-2 max-w-2xl">
          <Disclosure summary="Points by hand">
            <OverrideForm key={override.current ?? 'none'} {...override} />
          </Disclosure>
        </div>
      )}
    </section>
  )
}
