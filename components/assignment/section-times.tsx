import type { ComponentProps } from 'react'
import { ExtensionForm } from '#components/gradebook/extension-form.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface SectionTimesProps {
  assignmentId: string
  /** For all. */
  dueAt: Date
  sections: readonly {
    id: string
    name: string
    students: number
    given: { dueAt: Date; reason: string; by: string } | null
  }[]
  reasonMax: number
  setExtension: ComponentProps<typeof ExtensionForm<{ sectionId: string }>>['setExtension']
}

/** More time for all students of a section. One student's is on the student's own page. */
export function SectionTimes({ assignmentId, dueAt, sections, reasonMax, setExtension }: SectionTimesProps) {
  if (sections.length === 0) return null
  return (
    <section aria-labelledby="section-times" className="mt-10 max-w-2xl">
      <h2 id="section-times" className="mb-2 text-21">
        More time for a section
      </h2>
      {sections.map(({ id, name, students, given }) => (
        <div key={id} className="border-b border-line py-3">
          <p className="text-15">
            <strong className="font-semibold">{name}</strong>, {students}{' '}
            {students === 1 ? 'student' : 'students'}:{' '}
            {given === null ? (
              'due as for all'
            ) : (
              <>
                due <Timestamp at={given.dueAt.toISOString()} />, given by {given.by}: {given.reason}
              </>
            )}
          </p>
          <Disclosure
            summary={
              <>
                More time<span className="sr-only"> for section {name}</span>
              </>
            }
          >
            <ExtensionForm
              // What counts changed: the form begins anew.
              key={given?.dueAt.toISOString() ?? 'none'}
              assignmentId={assignmentId}
              of={{ sectionId: id }}
              label="Due for this section"
              readBy="Its students see it."
              dueAt={dueAt.toISOString()}
              current={given?.dueAt.toISOString() ?? null}
              reasonMax={reasonMax}
              setExtension={setExtension}
            />
          </Disclosure>
        </div>
      ))}
    </section>
  )
}
