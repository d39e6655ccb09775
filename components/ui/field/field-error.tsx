import type { ReactNode } from 'react'
import { CircleAlertIcon } from '#components/ui/icons.tsx'

/** What is wrong with one field, said beside it. The field points here with aria-describedby. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1 flex items-start gap-1.5 text-13 text-fail">
      <CircleAlertIcon className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  )
}
