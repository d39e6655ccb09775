import { classNames } from '#components/ui/class-names.ts'
import {
  CheckIcon,
  CircleDashedIcon,
  CircleIcon,
  MinusIcon,
  WrenchIcon,
  XIcon,
} from '#components/ui/icons.tsx'

const looks = {
  waiting: { icon: CircleIcon, word: 'waiting', ink: 'text-muted' },
  running: { icon: CircleDashedIcon, word: 'running', ink: 'text-accent' },
  passed: { icon: CheckIcon, word: 'passed', ink: 'text-pass' },
  failed: { icon: XIcon, word: 'failed', ink: 'text-fail' },
  skipped: { icon: MinusIcon, word: 'skipped', ink: 'text-muted' },
  errored: { icon: WrenchIcon, word: 'not graded', ink: 'text-attention' },
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
