'use client'
import { useState } from 'react'
import type { DraftOptions, NewerDraft } from '#components/draft/draft-keeper.ts'
import { type Draft, useDraft } from '#components/draft/use-draft.ts'

/** What somebody else, or another window, saved meanwhile. */
export interface OtherText {
  text: string
  revision: number
  savedAt: Date
  by: string
}

export type SaveAnswer<Test> =
  | { ok: true; revision: number; savedAt: Date; variantsTest: Test }
  | { ok: false; code: string; says: string; other?: OtherText }

export interface ExerciseDraftOptions<Test> extends Pick<DraftOptions<string>, 'storageKey'> {
  initial: { text: string; revision: number; savedAt: Date | null; variantsTest: Test }
  save: (text: string, seen: number) => Promise<SaveAnswer<Test>>
}

interface ExerciseDraft<Test> extends Omit<Draft<string>, 'conflict'> {
  conflict: OtherText | null
  /** Of the text that was saved last. */
  variantsTest: Test
}

/** The draft of an exercise, which several people may write. */
export function useExerciseDraft<Test>(options: ExerciseDraftOptions<Test>): ExerciseDraft<Test> {
  const { storageKey, initial, save } = options
  const [variantsTest, setVariantsTest] = useState(initial.variantsTest)
  const [by, setBy] = useState('')
  const draft = useDraft<string>({
    storageKey,
    initial: { ...initial, content: initial.text },
    read: (stored) => (typeof stored === 'string' ? stored : null),
    pauseMs: 1_500,
    async save(text, seen) {
      const answer = await save(text, seen)
      if (answer.ok) {
        setVariantsTest(answer.variantsTest)
        return answer
      }
      const { other, ...refusal } = answer
      if (other === undefined) return refusal
      setBy(other.by)
      return { ...refusal, other: { ...other, content: other.text } satisfies NewerDraft }
    },
  })
  const { conflict } = draft
  return { ...draft, conflict: conflict && { ...conflict, text: conflict.content, by }, variantsTest }
}
