import type { ComponentProps } from 'react'
import { StudentExtension } from '#components/gradebook/student-extension.tsx'
import { type StudentItemProps, StudentItemRow } from '#components/gradebook/student-item-row.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'

type ExtensionProps = Omit<ComponentProps<typeof StudentExtension>, 'assignment'>
type RowProps = Omit<StudentItemProps, 'item'>

export interface StudentAssignmentProps extends ExtensionProps, RowProps {
  assignment: ComponentProps<typeof StudentExtension>['assignment'] & {
    items: readonly StudentItemProps['item'][]
  }
}

/** One assignment of one student, for staff: what was worked on, and folded away what was not. */
export function StudentAssignment({ assignment, mayExtend, setExtension, ...row }: StudentAssignmentProps) {
  const { id, title, items } = assignment
  const begun = items.filter(({ variants, overrides }) => variants.length > 0 || overrides.length > 0)
  const others = items.filter((item) => !begun.includes(item))
  const rows = (some: typeof items) =>
    some.map((item) => <StudentItemRow key={item.id} item={item} {...row} />)
  return (
    <section aria-labelledby={`assignment-${id}`}>
      <h2 id={`assignment-${id}`} className="border-b border-border pb-2 text-21">
        {title}
      </h2>
      <StudentExtension
        {...{ assignment, mayExtend, setExtension }}
        userId={row.userId}
        reasonMax={row.reasonMax}
      />
      {rows(begun)}
      {others.length > 0 && (
        <Disclosure
          summary={
            <>
              Not begun: {others.length} {others.length === 1 ? 'item' : 'items'}
              <span className="sr-only"> of {title}</span>
            </>
          }
        >
          {rows(others)}
        </Disclosure>
      )}
    </section>
  )
}
