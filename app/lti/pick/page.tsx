import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentViewer } from '#app/current-viewer.ts'
import { pickAssignmentsAction } from '#app/lti/pick/actions.ts'
import { PickAssignments } from '#components/lti/pick-assignments.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findPickable } from '#server/lti/picking/find-pickable.ts'

export const metadata: Metadata = { title: 'Choose assignments' }

/** What an instructor adds to their course at the platform. */
export default async function PickPage() {
  const viewer = (await currentViewer()) ?? notFound()
  const { launch, course, assignments } = (await findPickable(viewer)) ?? notFound()
  const { platform, facts } = launch
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title="Choose assignments"
        facts={[
          { name: 'From', value: course.title },
          { name: 'Into', value: `${facts.context.title}, ${platform.name}` },
        ]}
      />
      <PickAssignments
        assignments={assignments}
        many={facts.deepLinking.many}
        columns={facts.deepLinking.columns}
        pick={pickAssignmentsAction}
      />
    </div>
  )
}
