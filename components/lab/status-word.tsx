import { Check, Circle, CircleDashed, Minus, Wrench, X } from 'lucide-react'
import { classNames } from '#components/ui/class-names.ts'

const looks = {
  waiting: { icon: Circle, word: 'waiting', ink: 'text-muted' },
  running: { icon: CircleDashed, word: 'running', ink: 'text-accent' },
  passed: { icon: Check, word: 'passed', ink: 'text-pass' },
  failed: { icon: X, word: 'failed', ink: 'text-fail' },
  skipped: { icon: Minus, word: 'skipped', ink: 'text-muted' },
  errored: { icon: Wrench, word: 'not graded', ink: 'text-attention' },
} as const
export type CheckStatus = keyof typeof looks

/** How a check stands, by icon, word and colour. */
export function StatusWord({ status }: { status: CheckStatus }) {
  const { icon: Icon, word, ink } = looks[status]
  return (
    <span className={classNames('inline-flex shrink-0 items-center gap-1 text-13 font-semibold', ink)}>
      <Icon
        aria-hidden
        className={classNames(
          'size-4',
          status === 'running' && 'motion-safe:animate-spin motion-safe:[animation-duration:3s]',
        )}
      />
      {word}
    </span>
  )
}
