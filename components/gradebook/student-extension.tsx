import { type ComponentProps } from 'react'
import { type Counting, countingNames } from '#components/course/counting-words.ts'
import { ExtensionForm } from '#components/gradebook/extension-form.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import { WhenOpened } from '#components/ui/when-opened.tsx'

export interface StudentExtensionProps {
  assignment: {
    id: string
    title: string
    dueAt: Date
    /** What counts, for all reasons together. */
    extension: { for: 'student' | 'section' | 'group' | 'course'; dueAt: Date; reason: string } | null
    /** What was given to this student alone; null without. */
    own: { dueAt: Date; by: string } | null
    /** Late days spent on it. */
    lateDaysSpent: number
    counting: Counting
  }
  userId: string
  mayExtend: boolean
  reasonMax: number
  setExtension: ComponentProps<typeof ExtensionForm<{ userId: string }>>['setExtension']
}

const givenFor = {
  section: ', as the whole section',
  group: ', with the group',
  course: ', by the time of all assignments',
} as const

/** When an assignment is due for one student, and the way to give more time. */
export function StudentExtension(props: StudentExtensionProps) {
  const { assignment, userId, mayExtend, reasonMax, setExtension } = props
  const { id, title, dueAt, extension, own, lateDaysSpent, counting } = assignment
  return (
    <div className="max-w-2xl pt-3">
      <p className="text-15">
        Due <Timestamp at={dueAt.toISOString()} />
        {extension !== null && (
          <>
            ; for this student <Timestamp at={extension.dueAt.toISOString()} />
            {extension.for === 'student' ? `, given by ${own?.by}` : givenFor[extension.for]}:{' '}
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
          <WhenOpened>
            <ExtensionForm
              // What counts changed: the form begins anew.
              key={own?.dueAt.toISOString() ?? 'none'}
              assignmentId={id}
              of={{ userId }}
              label="Due for this student"
              readBy="The student sees it."
              dueAt={dueAt.toISOString()}
              current={own?.dueAt.toISOString() ?? null}
              reasonMax={reasonMax}
              setExtension={setExtension}
            />
          </WhenOpened>
        </Disclosure>
      )}
    </div>
  )
}
