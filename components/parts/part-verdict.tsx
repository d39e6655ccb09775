import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import type { ExplainedPart } from '#graders/exercise/explain-result.ts'

export interface PartVerdictProps {
  result: ExplainedPart
  /** Leads to the part, where the verdict stands apart from it. */
  link?: ReactNode
  /** What its kind shows beside the words. */
  children?: ReactNode
  className?: string
}

/** The verdict on one part: what follows from the answer, and the rule with its reference. */
export function PartVerdict({ result, link, children, className }: PartVerdictProps) {
  const { outcome, explanation } = result
  const look = className === undefined ? {} : { className }
  const titled = (title: string) =>
    link ? (
      <>
        {link}: {title}
      </>
    ) : (
      title
    )
  switch (outcome.status) {
    case 'passed':
      return (
        <Notice kind="pass" {...(link ? { title: link } : {})} {...look}>
          {children}
        </Notice>
      )
    case 'failed':
      return (
        <Notice kind="fail" title={titled(explanation?.headline ?? 'This is not right.')} {...look}>
          {children}
          {explanation?.why && <p>{explanation.why}</p>}
          {explanation?.reference && <p className="text-13 text-muted">{explanation.reference}</p>}
        </Notice>
      )
    case 'skipped':
      return (
        <Notice kind="info" word="Not judged" title={titled(`It needs ${outcome.needs} first.`)} {...look} />
      )
    case 'errored':
      return (
        <Notice kind="fault" title={titled('Not graded. It cost you nothing.')} {...look}>
          <p>{outcome.fault.because}</p>
        </Notice>
      )
  }
}
