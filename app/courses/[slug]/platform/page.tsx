import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import {
  changeLinkAction,
  endLinkAction,
  sendAgainAction,
  takeMembersAction,
} from '#app/courses/[slug]/platform/actions.ts'
import { signedInViewer } from '#app/current-viewer.ts'
import { CourseNav } from '#components/course/course-nav.tsx'
import { ChangeLinkForm } from '#components/lti/change-link-form.tsx'
import { EndLink } from '#components/lti/end-link.tsx'
import { SentScores } from '#components/lti/sent-scores.tsx'
import { TakeMembers } from '#components/lti/take-members.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findLinks } from '#server/lti/courses/find-links.ts'

interface PlatformPageProps {
  params: Promise<{ slug: string }>
}

const loadLinks = cache(async (slug: string) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/platform`)
  return (await findLinks(viewer, slug)) ?? notFound()
})

export async function generateMetadata({ params }: PlatformPageProps): Promise<Metadata> {
  return { title: `Learning platform, ${(await loadLinks((await params).slug)).course.title}` }
}

export default async function PlatformPage({ params }: PlatformPageProps) {
  const { course, contexts } = await loadLinks((await params).slug)
  const { slug } = course
  return (
    <>
      <PageHeader title="Learning platform" trail={[{ href: `/courses/${slug}`, name: course.title }]} />
      <CourseNav slug={slug} />
      {contexts.length === 0 && (
        <EmptyState title="No course of a learning platform is linked to this one.">
          Add this site as an external tool to your course there, and open it: you are asked to which course
          here it belongs. An operator registers the platform first.
        </EmptyState>
      )}
      <div className="flex flex-col gap-12">
        {contexts.map((context) => (
          <section key={context.id} aria-labelledby={context.id} className="max-w-4xl">
            <h2 id={context.id} className="text-21">
              {context.title}
            </h2>
            <p className="mb-4 text-muted">
              {context.platform} · {context.members} {context.members === 1 ? 'person' : 'people'} known
              {context.linkedBy === null ? '' : ` · linked by ${context.linkedBy}`}
            </p>
            {context.closed && (
              <Notice
                kind="attention"
                title="The operator has closed this platform: nobody comes in by it, and nothing is sent."
                className="mb-4"
              />
            )}
            <SentScores slug={slug} context={context} sendAgain={sendAgainAction} />
            <div className="mt-6 border-t border-line">
              {context.allows.members && (
                <Disclosure summary="Take the students of the course there">
                  <TakeMembers slug={slug} context={context} take={takeMembersAction} />
                </Disclosure>
              )}
              <Disclosure summary="What this link does">
                <div className="max-w-xl">
                  <ChangeLinkForm
                    key={`${context.instructorsAs} ${context.makesColumns}`}
                    slug={slug}
                    context={context}
                    change={changeLinkAction}
                  />
                </div>
              </Disclosure>
              <Disclosure summary="End this link">
                <EndLink slug={slug} context={context} end={endLinkAction} />
              </Disclosure>
            </div>
          </section>
        ))}
      </div>
    </>
  )
}
