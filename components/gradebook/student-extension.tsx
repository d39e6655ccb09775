import { type Counting, countingNames } from '#components/course/counting-words.ts'
import { ExtensionForm, type SetExtension } from '#components/gradebook/extension-form.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface StudentExtensionProps {
  assignment: {
    id: string
    title: string
    dueAt: Date
    extension: { dueAt: Date; reason: string; by: string } | null
    /** Late days spent on it. */
    lateDaysSpent: number
    counting: Counting
  }
  userId: string
  mayExtend: boolean
  reasonMax: number
  setExtension: SetExtension
}

/** When an assignment is due for one student, and the way to give more time. */
export function StudentExtension(props: StudentExtensionProps) {
  const { assignment, userId, mayExtend, reasonMax, setExtension } = props
  const { id, title, dueAt, extension, lateDaysSpent, counting } = assignment
  return (
    <div className="max-w-2xl pt-3">
      <p className="text-15">
        Due <Timestamp at={dueAt.toISOString()} />
        {extension !== null && (
          <>
            ; for this student <Timestamp at={extension.dueAt.toISOString()} />, given by {extension.by}:{' '}
            {extension.reason}
          </>
        )}
        {lateDaysSpent > 0 &&
          `; ${lateDaysSpent} ${lateDaysSpent === 1 ? 'late day' : 'late days'} spent on it`}
        {counting !== 'BEST' && `; ${countingNames[counting]} counts`}
      </p>
      {mayExtend && (
        <Disclosure
          summary={
            <>
              More time<span className="sr-only"> for {title}</span>
            </>
          }
        >
          <ExtensionForm
            // What counts changed: the form begins anew.
            key={extension?.dueAt.toISOString() ?? 'none'}
            assignmentId={id}
            userId={userId}
            dueAt={dueAt.toISOString()}
            current={extension?.dueAt.toISOString() ?? null}
            reasonMax={reasonMax}
            setExtension={setExtension}
          />
        </Disclosure>
      )}
    </div>
  )
}
