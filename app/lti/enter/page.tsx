import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { enterAction } from '#app/lti/enter/actions.ts'
import { EnterLaunch } from '#components/lti/enter-launch.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findLaunch } from '#server/lti/launch/find-launch.ts'

export const metadata: Metadata = { title: 'Welcome', robots: { index: false } }

/** The first time that somebody comes from a platform. */
export default async function EnterPage() {
  const launch = await findLaunch('pending', await headers())
  if (launch === null) redirect('/lti/problem?code=ended')
  const { platform, facts } = launch
  return (
    <div className="mx-auto max-w-md">
      <PageHeader
        title="Welcome to Roundtrip"
        facts={[
          { name: 'From', value: platform.name },
          { name: 'Course', value: facts.context.title },
          ...(facts.name === null ? [] : [{ name: 'Your name', value: facts.name }]),
        ]}
      />
      <p className="mb-6">
        You come from {platform.name} for the first time. <em>Start</em> makes an account for you here; you
        need no password, {platform.name} signs you in.
      </p>
      <EnterLaunch enter={enterAction} />
    </div>
  )
}
