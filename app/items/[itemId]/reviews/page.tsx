import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { nextReviewAction, setRubricAction } from '#app/items/[itemId]/reviews/actions.ts'
import { forgetReplyAction } from '#app/submissions/[submissionId]/review/actions.ts'
import { KeptReplies } from '#components/feedback/kept-replies.tsx'
import { namesCookie } from '#components/feedback/names-cookie.ts'
import { QueueTable } from '#components/feedback/queue-table.tsx'
import { RubricForm } from '#components/feedback/rubric/rubric-form.tsx'
import { RubricLines } from '#components/feedback/rubric/rubric-lines.tsx'
import { StartReview } from '#components/feedback/start-review.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { RulerProgress } from '#components/ui/page/ruler.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { findQueue } from '#server/feedback/find-queue.ts'
import { reviewLimits } from '#server/feedback/review-draft.ts'

interface ReviewsPageProps {
  params: Promise<{ itemId: string }>
}

const seesNames = async () => (await cookies()).get(namesCookie)?.value === 'shown'

const load = cache(async (itemId: string) => {
  const viewer = await signedInViewer(`/items/${encodeURIComponent(itemId)}/reviews`)
  return (await findQueue(viewer, { itemId, names: await seesNames() })) ?? notFound()
})

export async function generateMetadata({ params }: ReviewsPageProps): Promise<Metadata> {
  return { title: `Reviews of ${(await load((await params).itemId)).item.title}` }
}

export default async function ReviewsPage({ params }: ReviewsPageProps) {
  const { course, assignment, item, rubric, rows, requests, replies, mayEditRubric } = await load(
    (await params).itemId,
  )
  const waiting = rows.filter(({ state }) => state !== 'done').length
  return (
    <>
      <PageHeader
        title="Reviews"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/assignments/${assignment.id}`, name: assignment.title },
          { href: `/items/${item.id}`, name: item.title },
        ]}
        facts={[
          { name: 'Not looked at', value: `${waiting} of ${rows.length}` },
          { name: 'Points', value: item.points },
        ]}
      />
      <div className="flex max-w-3xl flex-col gap-10">
        <section aria-labelledby="queue" className="flex flex-col gap-4">
          <h2 id="queue" className="text-21">
            Submissions that count
          </h2>
          {rows.length === 0 ? (
            <EmptyState title="Nothing to look at yet.">
              A submission stands here when it was judged: of each student the one that counts.
            </EmptyState>
          ) : (
            <>
              <RulerProgress label="Looked at" value={rows.length - waiting} max={rows.length} />
              <StartReview
                itemId={item.id}
                waiting={waiting}
                names={await seesNames()}
                nextReview={nextReviewAction}
              />
            </>
          )}
        </section>
        {requests.length > 0 && (
          <section aria-labelledby="requests">
            <h2 id="requests" className="mb-2 text-21">
              Asked for a second look
            </h2>
            <ul className="border-t border-line">
              {requests.map(({ submissionId, name, asks, askedAt }) => (
                <li key={submissionId} className="border-b border-line py-2">
                  <p className="[overflow-wrap:anywhere]">{asks}</p>
                  <p className="text-13 text-muted">
                    {name !== null && `${name}, `}
                    <Timestamp at={askedAt.toISOString()} />{' '}
                    <NavLink href={`/submissions/${submissionId}/review`}>
                      Look and answer<span className="sr-only"> what was asked: {asks.slice(0, 60)}</span>
                    </NavLink>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="rubric">
          <h2 id="rubric" className="mb-2 text-21">
            Rubric
          </h2>
          <p className="mb-4 max-w-measure text-15 text-muted">
            Each line is ticked for a submission where it holds. Its points are added to what the checks gave,
            never below 0 or above {item.points}; a change here changes all marks at once.
          </p>
          {mayEditRubric ? (
            <RubricForm itemId={item.id} rubric={rubric} limits={reviewLimits} setRubric={setRubricAction} />
          ) : (
            <RubricLines rubric={rubric} />
          )}
        </section>
        {rows.length > 0 && (
          <section aria-labelledby="all">
            <h2 id="all" className="mb-2 text-21">
              All of them
            </h2>
            <QueueTable rows={rows} />
          </section>
        )}
        {replies.length > 0 && (
          <section aria-labelledby="replies">
            <h2 id="replies" className="mb-2 text-21">
              Kept comments
            </h2>
            <KeptReplies replies={replies} forgetReply={forgetReplyAction} />
          </section>
        )}
      </div>
    </>
  )
}
