import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import type { ExplainedPart } from '#graders/exercise/explain-result.ts'

/** The verdict on one part: what follows from the answer, and the rule with its reference. `children`: the answer as read. */
export function PartVerdict({ result, children }: { result: ExplainedPart; children?: ReactNode }) {
  const { outcome, explanation } = result
  switch (outcome.status) {
    case 'passed':
      return (
        <Notice kind="pass" className="mt-3">
          {children}
        </Notice>
      )
    case 'failed':
      return (
        <Notice kind="fail" title={explanation?.headline ?? 'This is not right.'} className="mt-3">
          {children}
          {explanation?.why && <p>{explanation.why}</p>}
          {explanation?.reference && <p className="text-13 text-muted">{explanation.reference}</p>}
        </Notice>
      )
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
