import type { Metadata } from 'next'
import { CloseFrame } from '#components/lti/close-frame.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'

export const metadata: Metadata = { title: 'Registration', robots: { index: false } }

const words = {
  incomplete:
    'The platform did not say where its configuration is. Start the registration from the platform.',
  foreign:
    'The platform’s configuration is about another address than the one that this link was made for. Make a link for that one, or register it by hand.',
  failed:
    'The platform did not answer as the documents have it. The log of this site says why. Register it by hand, or try again with a new link.',
} as const

/** Shown by the platform, to its administrator. */
export default async function RegisteredPage({
  searchParams,
}: {
  searchParams: Promise<{ state?: string | string[] }>
}) {
  const { state } = await searchParams
  const problem =
    state === 'done' ? null : state === 'foreign' || state === 'failed' ? words[state] : words.incomplete
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={problem === null ? 'Registered' : 'Not registered'} />
      {problem === null ? (
        <>
          <p className="mb-4">
            Roundtrip knows this platform now. Activate the tool here, then add it to a course.
          </p>
          <CloseFrame />
        </>
      ) : (
        <Notice kind="attention" title={problem} />
      )}
    </div>
  )
}
