import { CheckIcon, ClockIcon, WrenchIcon, XIcon } from '#components/ui/icons.tsx'
import type { VariantsTestSummary } from '#server/authoring/variants-test-view.ts'

/** How the test of an exercise's variants came out, by icon, word and colour. */
export function TestWord({ test }: { test: VariantsTestSummary | null }) {
  if (test === null) return <span className="text-muted">not tested</span>
  const look = 'inline-flex items-center gap-1'
  switch (test.is) {
    case 'waiting':
      return (
        <span className={`${look} text-muted`}>
          <ClockIcon className="size-4" /> being tested
        </span>
      )
    case 'passed':
      return (
        <span className={`${look} text-pass`}>
          <CheckIcon className="size-4" /> {test.variants.toLocaleString('en')} variants passed
        </span>
      )
    case 'failed':
      return (
        <span className={`${look} text-fail`}>
          <XIcon className="size-4" /> {test.failures.toLocaleString('en')} failures
        </span>
      )
    case 'faulted':
      return (
        <span className={`${look} text-attention`}>
          <WrenchIcon className="size-4" /> could not be tested
        </span>
      )
  }
}
