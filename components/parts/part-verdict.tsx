import { Notice } from '#components/ui/notice.tsx'
import type { NumberFeedback, PartResult } from '#graders/exercise/exercise-result.ts'
import { explainMismatch } from '#graders/explain/explain-mismatch.ts'

/** The verdict on one part: what you said and what follows from it, and the rule with its reference. */
export function PartVerdict({ result }: { result: PartResult }) {
  const { outcome } = result
  // What other kinds have to say of an answer, their own widgets show.
  const feedback = result.feedback && 'gave' in result.feedback ? result.feedback : null
  switch (outcome.status) {
    case 'passed':
      return (
        <Notice kind="pass" className="mt-3">
          {feedback && 'gave' in feedback && <p>You answered {given(feedback)}.</p>}
        </Notice>
      )
    case 'failed': {
      const said = explainMismatch(outcome.mismatch)
      return (
        <Notice kind="fail" title={said.headline} className="mt-3">
          {feedback && 'gave' in feedback && <p>You answered {given(feedback)}.</p>}
          {said.why && <p>{said.why}</p>}
          {said.reference && <p className="text-13 text-muted">{said.reference}</p>}
        </Notice>
      )
    }
    case 'skipped':
      return (
        <Notice kind="info" word="Not judged" title={`It needs ${outcome.needs} first.`} className="mt-3" />
      )
    case 'errored':
      return (
        <Notice kind="fault" title="Not graded. It cost you nothing." className="mt-3">
          <p>{outcome.fault.because}</p>
        </Notice>
      )
  }
}

function given({ gave, same }: NumberFeedback) {
  return (
    <span className="font-mono">
      {gave}
      {same && ` = ${same}`}
    </span>
  )
}
