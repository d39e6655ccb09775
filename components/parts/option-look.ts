import { classNames } from '#components/ui/class-names.ts'

/** Options one below the other, in a frame. */
export const optionList = 'mt-1 divide-y divide-line rounded border border-border bg-surface'

/** One of them, over its whole width. */
export const optionRow = classNames(
  'group relative flex min-h-10 cursor-pointer items-start gap-3 px-3 py-2',
  'first:rounded-t last:rounded-b hover:bg-sunken in-aria-readonly:cursor-default has-aria-readonly:cursor-default',
  'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus',
  'has-checked:bg-sunken',
)

/** The mark before it: what was said of it, once it was judged. */
export const optionMark = (outcome: string | null, shape: 'rounded-full' | 'rounded-sm'): string =>
  classNames(
    'mt-0.5 flex size-5 shrink-0 items-center justify-center border bg-background',
    shape,
    outcome === 'passed' && 'border-pass text-pass',
    outcome === 'failed' && 'border-fail text-fail',
    outcome !== 'passed' && outcome !== 'failed' && 'border-border group-has-checked:border-accent',
  )
