import type { ReactNode } from 'react'
import { SavedLine } from '#components/account/saved-line.tsx'
import type { useSaving } from '#components/account/use-saving.ts'
import { Button } from '#components/ui/button.tsx'

export interface SavingFormProps {
  saving: ReturnType<typeof useSaving>
  /** On the button, and while it is sent. */
  does: string
  doing: string
  /** When it was. */
  done: string
  /** Small where it is one of many on a page. */
  size?: 'small'
  children: ReactNode
}

/** The frame of a form that saves a setting: its fields, the button that sends them, and what came of it beside that. */
export function SavingForm({ saving, does, doing, done, size, children }: SavingFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        saving.save()
      }}
      className="flex flex-col gap-4"
    >
      {children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" {...(size && { size })} isPending={saving.pending}>
          {saving.pending ? doing : does}
        </Button>
        <SavedLine said={saving.said} done={done} />
      </div>
    </form>
  )
}
