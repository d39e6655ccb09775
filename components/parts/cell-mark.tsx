import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import { classNames } from '#components/ui/class-names.ts'
import { CheckIcon, XIcon } from '#components/ui/icons.tsx'

/** Beside one of several answers within a part: what was said of it. Its room is kept, so that nothing moves. */
export function CellMark({ outcome }: { outcome: CellOutcome }) {
  return (
    <span
      className={classNames(
        'flex min-h-5 items-center gap-1 text-13 font-semibold',
        outcome === 'passed' ? 'text-pass' : 'text-fail',
      )}
    >
      {outcome === 'passed' && (
        <>
          <CheckIcon className="size-4" /> Right
        </>
      )}
      {outcome === 'failed' && (
        <>
          <XIcon className="size-4" /> Not right
        </>
      )}
    </span>
  )
}
