import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { makeLinkCodeAction } from '#app/lti/code/actions.ts'
import { LinkCodeBox } from '#components/lti/link-code-box.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findOrdinaryViewer } from '#server/auth/session/find-viewer.ts'

export const metadata: Metadata = { title: 'Come in as this account', robots: { index: false } }

/** For somebody who is asked for a code at their first launch from a learning platform. */
export default async function LinkCodePage() {
  const viewer = (await findOrdinaryViewer(await headers())) ?? redirect('/sign-in?next=%2Flti%2Fcode')
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Come in as this account" facts={[{ name: 'Account', value: viewer.email }]} />
      <p className="mb-4">
        When you open an activity of your learning platform for the first time, you are asked for a code. With
        one from here you come in as {viewer.name}, now and from then on, without signing in.
      </p>
      <p className="mb-6">
        The platform can then sign you in. Type the code nowhere else, whoever asks for it.
      </p>
      <LinkCodeBox makeCode={makeLinkCodeAction} />
    </div>
  )
}
