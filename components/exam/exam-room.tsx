'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { GiveTime } from '#components/exam/give-time.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Confirm } from '#components/ui/press/confirm.tsx'
import { useAct } from '#components/ui/press/use-act.ts'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { SittingView } from '#server/exams/sitting-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface ExamRoomProps {
  slug: string
  assignmentId: string
  students: readonly SittingView[]
  released: boolean
  /** In which the exam's times were typed, where one was chosen for the course. */
  typedIn: string | null
  mayRelease: boolean
  mayGiveTime: boolean
  reasonMax: number
  /** When this was read, ISO 8601. */
  now: string
  actions: {
    releaseExam: (input: { assignmentId: string }) => Promise<{ ok: true } | Refusal>
    giveExamTime: (input: {
      assignmentId: string
      userId: string
      minutes: number
      reason: string
    }) => Promise<{ ok: true } | Refusal>
  }
}

const refreshMs = 15_000

/** Who is where in an exam. It looks again by itself while somebody may be writing. */
export function ExamRoom(props: ExamRoomProps) {
  const {
    slug,
    assignmentId,
    students,
    released,
    typedIn,
    mayRelease,
    mayGiveTime,
    reasonMax,
    now,
    actions,
  } = props
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const { act, pending, refusal } = useAct()
  useEffect(() => {
    if (released) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, refreshMs)
    return () => clearInterval(timer)
  }, [released, router])
  const writing = students.filter(({ state, closed }) => state === 'running' || (state === 'over' && !closed))
  const notStarted = students.filter(({ startedAt }) => startedAt === null)
  return (
    <>
      {students.length === 0 ? (
        <EmptyState title="There is no student in this course yet.">Add them on the roster.</EmptyState>
      ) : (
        <ul aria-label="Students, and where they are" className="border-t border-line">
          {students.map((student) => (
            <li key={student.userId} className="border-b border-line py-2">
              <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                <span className="min-w-0 grow basis-56">
                  <NavLink href={`/courses/${slug}/students/${student.userId}`}>{student.name}</NavLink>
                  <span className="block text-13 [overflow-wrap:anywhere] text-muted">{student.email}</span>
                </span>
                <span className="basis-64 text-15">
                  <Where student={student} now={now} typedIn={typedIn} />
                  {student.unreadable && (
                    <span className="block text-13 text-attention">
                      a part could not be read: see the submissions
                    </span>
                  )}
                </span>
                <span className="basis-40 text-13 text-muted tabular-nums">
                  {student.startedAt !== null && (
                    <>
                      {student.answered} answered
                      {student.savedAt && (
                        <>
                          , saved <Timestamp at={student.savedAt.toISOString()} />
                        </>
                      )}
                    </>
                  )}
                </span>
              </div>
              {mayGiveTime && student.state === 'running' && (
                <GiveTime
                  name={student.name}
                  reasonMax={reasonMax}
                  giveTime={(given) =>
                    actions.giveExamTime({ assignmentId, userId: student.userId, ...given })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayRelease && !released && (
        <div className="mt-6">
          <Button isPending={pending} isDisabled={writing.length > 0} onPress={() => setAsking(true)}>
            Release to students
          </Button>
          {writing.length > 0 && (
            <p className="mt-2 text-13 text-muted">
              {writing.length === 1 ? 'A student is' : `${writing.length} students are`} still writing, or
              being handed in.
            </p>
          )}
          {asking && (
            <Confirm
              word="Release"
              title="students see their points and what was right."
              yes="Release"
              no="Not yet"
              pending={pending}
              onYes={() =>
                act(
                  () => actions.releaseExam({ assignmentId }),
                  () => setAsking(false),
                )
              }
              onNo={() => setAsking(false)}
              className="mt-4 max-w-measure"
            >
              <p>
                It cannot be taken back.
                {notStarted.length > 0 &&
                  ` ${notStarted.length === 1 ? 'One student has' : `${notStarted.length} students have`} not started, and cannot start afterwards.`}
              </p>
            </Confirm>
          )}
          {refusal !== null && (
            <Notice
              kind="attention"
              word="Not released"
              title={refusal.replace(/^Not released: /, '')}
              live
              className="mt-4"
            />
          )}
        </div>
      )}
    </>
  )
}

function Where({ student, now, typedIn }: { student: SittingView; now: string; typedIn: string | null }) {
  const { state, endsAt, handedInAt, closed } = student
  if (state === 'running' && endsAt !== null) {
    const minutes = Math.ceil((endsAt.getTime() - new Date(now).getTime()) / 60_000)
    return (
      <>
        writing, {minutes} min left (until{' '}
        <Timestamp at={endsAt.toISOString()} show="time" typedIn={typedIn} />)
      </>
    )
  }
  if (state === 'over')
    return (
      <>
        {handedInAt ? 'handed in ' : 'time over '}
        <Timestamp at={(handedInAt ?? endsAt ?? new Date(now)).toISOString()} typedIn={typedIn} />
        {!closed && ', being taken in'}
      </>
    )
  return state === 'missed' ? 'did not start' : 'not started'
}
