import type { Metadata } from 'next'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { isLaunchProblem, launchWords } from '#server/lti/launch/launch-problem.ts'

export const metadata: Metadata = { title: 'Not opened', robots: { index: false } }

/** Why a launch came to nothing. */
export default async function LaunchProblemPage({
  searchParams,
}: {
  searchParams: Promise<{ code?: string | string[] }>
}) {
  const { code } = await searchParams
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Not opened" />
      <Notice kind="attention" title={launchWords[isLaunchProblem(code) ? code : 'ended']} />
    </div>
  )
}
