'use client'
// What was submitted, in a script of its own for each sort of item.
import dynamic from 'next/dynamic'

export const SubmittedAnswers = dynamic(() =>
  import('#components/exercise/answer-record.tsx').then(({ AnswerRecord }) => AnswerRecord),
)
export const SubmittedRun = dynamic(() =>
  import('#components/lab/run/run-record.tsx').then(({ RunRecord }) => RunRecord),
)
