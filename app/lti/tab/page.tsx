import type { Metadata } from 'next'
import { PageHeader } from '#components/ui/page/page-header.tsx'

export const metadata: Metadata = { title: 'Open in a tab', robots: { index: false } }

/** Where a browser keeps no cookie of ours in the platform's frame: the launch begins anew, in a tab of its own. */
export default async function TabPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const query = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'frame' && name !== 'tried' ? [[name, value]] : [],
    ),
  )
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="Open in a tab" />
      <p className="mb-4">
        Your browser keeps no cookies within this frame, so that you could not stay signed in here. In a tab
        of its own it works.
      </p>
      <a
        href={`/lti/login?${query}`}
        target="_blank"
        rel="noopener"
        className="inline-flex min-h-10 items-center rounded border border-accent bg-accent px-4 font-semibold text-background"
      >
        Open in a new tab
      </a>
    </div>
  )
}
