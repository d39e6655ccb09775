import { solvedWords } from '#components/course/solved-words.ts'
import { ChevronLeftIcon, ChevronRightIcon } from '#components/ui/icons.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { ItemWay, WayStep } from '#server/items/way-view.ts'

/** After the last item, what is open next may be the one before it: that is one link, and not two. */
const steps = ({ previous, next }: Pick<ItemWay, 'previous' | 'next'>) => ({
  previous,
  next: next?.href === previous?.href ? null : next,
})

/** Where an item stands in its assignment, with the way back and on: in the head of its page. */
export function ItemWayNav({ place, items, solved, inExam, ...way }: ItemWay & { inExam: boolean }) {
  const { previous, next } = steps(way)
  return (
    <nav aria-label="In the assignment" className="flex flex-wrap items-center gap-x-4 text-15">
      {previous && (
        <NavLink href={previous.href} className="inline-flex min-h-8 items-center gap-1">
          <ChevronLeftIcon className="size-4 shrink-0" />
          Previous<span className="sr-only"> item: {previous.title}</span>
        </NavLink>
      )}
      <span className="text-13 text-muted tabular-nums">
        {place} of {items}
        {/* In an exam nothing is known to be solved. */}
        {!inExam && (
          <>
            <span aria-hidden="true"> · </span>
            <span className="sr-only">, </span>
            {solvedWords(solved, items)}
          </>
        )}
      </span>
      {next && (
        <NavLink href={next.href} className="inline-flex min-h-8 items-center gap-1">
          Next<span className="sr-only"> item: {next.title}</span>
          <ChevronRightIcon className="size-4 shrink-0" />
        </NavLink>
      )}
    </nav>
  )
}

/** The same by name, where a page ends. */
export function ItemWayFoot(way: ItemWay) {
  const { previous, next } = steps(way)
  return (
    <nav
      aria-label="Previous and next"
      className="mt-12 grid grid-cols-1 gap-x-8 gap-y-4 border-t border-line pt-4 sm:grid-cols-2"
    >
      {previous && <FootStep word="Previous" step={previous} />}
      {next ? (
        <FootStep word="Next" step={next} className="sm:col-start-2 sm:text-right" />
      ) : (
        <p className="sm:col-start-2 sm:text-right">
          <span className="marginal block">{way.next ? 'This is the last one' : 'Nothing else is open'}</span>
          <NavLink href="/">Your work</NavLink>
        </p>
      )}
    </nav>
  )
}

function FootStep({ word, step, className }: { word: string; step: WayStep; className?: string }) {
  return (
    <p className={className}>
      <span className="marginal block">
        {word}
        {step.within !== null && `, in ${step.within}`}
      </span>
      <NavLink href={step.href} className="inline-flex min-h-6 items-center">
        {step.title}
      </NavLink>
    </p>
  )
}
