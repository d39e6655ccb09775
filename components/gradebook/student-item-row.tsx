import { formatPoints } from '#components/content/format-points.ts'
import { OverrideNotice, type ShownOverride } from '#components/course/override-notice.tsx'
import { type ShownSubmission, SubmissionHistory } from '#components/course/submission-history.tsx'
import { OverrideForm, type SetOverride } from '#components/gradebook/override-form.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { WhenOpened } from '#components/ui/when-opened.tsx'

interface ShownStudentItem {
  id: string
  title: string
  points: number
  earned: number | null
  override: ShownOverride | null
  /** Newest first; points null took an earlier one back. */
  overrides: readonly (Omit<ShownOverride, 'points'> & { id: string; points: number | null })[]
  variants: readonly { attempt: number; parameters: Readonly<Record<string, number>> }[]
  submissions: readonly ShownSubmission[]
}

export interface StudentItemProps {
  item: ShownStudentItem
  userId: string
  mayOverride: boolean
  reasonMax: number
  setOverride: SetOverride
}

/** One item of one student, for staff: the numbers, every submission, and what was decided by hand. */
export function StudentItemRow({ item, userId, mayOverride, reasonMax, setOverride }: StudentItemProps) {
  const { title, points, earned, override, overrides, variants, submissions } = item
  const hasNumbers = variants.some(({ parameters }) => Object.keys(parameters).length > 0)
  return (
    <section aria-labelledby={`item-${item.id}`} className="border-b border-line py-4">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 id={`item-${item.id}`} className="text-17">
          {title}
        </h3>
        <p className="text-15 tabular-nums">
          {earned === null ? 'no points yet' : formatPoints(earned)}
          <span className="text-muted"> of {formatPoints(points)}</span>
        </p>
      </div>
      {override && <OverrideNotice override={override} points={points} />}
      <SubmissionHistory of={title} submissions={submissions} points={points} showAttempt={hasNumbers} />
      <div className="mt-2 max-w-2xl">
        {hasNumbers && (
          <Disclosure
            summary={
              <>
                Numbers<span className="sr-only"> for {title}</span>
              </>
            }
          >
            <ul className="flex flex-col gap-1">
              {variants.map(({ attempt, parameters }) => (
                <li key={attempt}>
                  set {attempt}:{' '}
                  <span className="font-mono text-13 [overflow-wrap:anywhere]">
                    {Object.entries(parameters)
                      .map(([name, value]) => `${name} = ${value}`)
                      .join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
        {(mayOverride || overrides.length > 0) && (
          <Disclosure
            summary={
              <>
                Points by hand<span className="sr-only"> for {title}</span>
              </>
            }
          >
            {overrides.length > 0 && (
              <ol className="mb-4 flex flex-col gap-2" aria-label="History of points by hand, newest first">
                {overrides.map((one) => (
                  <li key={one.id}>
                    {one.points === null ? 'Taken back' : `${formatPoints(one.points)} points`} by {one.by},{' '}
                    <Timestamp at={one.at.toISOString()} />: {one.reason}
                  </li>
                ))}
              </ol>
            )}
            {mayOverride && (
              <WhenOpened>
                <OverrideForm
                  // What counts changed: the form begins anew.
                  key={overrides[0]?.id ?? 'none'}
                  itemId={item.id}
                  userId={userId}
                  points={points}
                  current={override?.points ?? null}
                  reasonMax={reasonMax}
                  setOverride={setOverride}
                />
              </WhenOpened>
            )}
          </Disclosure>
        )}
      </div>
    </section>
  )
}
