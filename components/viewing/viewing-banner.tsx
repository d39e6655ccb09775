'use client'
import { useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'

export interface ViewingBannerProps {
  name: string
  course: string
  leave: (input: undefined) => Promise<unknown>
}

/** Says at the top of each page as whom staff look at it, and ends it. */
export function ViewingBanner({ name, course, leave }: ViewingBannerProps) {
  const [pending, startTransition] = useTransition()
  const press = () =>
    startTransition(async () => {
      await leave(undefined)
      // Everything that the page holds was somebody else's.
      location.reload()
    })
  return (
    <section
      aria-label="Looking as a student"
      className="border-b border-attention bg-[color-mix(in_oklab,var(--attention)_14%,var(--background))] print:hidden"
    >
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-15 sm:px-6">
        <p className="min-w-0 grow [overflow-wrap:anywhere]">
          You see <strong>{course}</strong> as <strong>{name}</strong> does. Nothing that you do here is kept.
        </p>
        <Button size="small" isPending={pending} onPress={press}>
          {pending ? 'Leaving …' : 'Leave'}
        </Button>
      </div>
    </section>
  )
}
