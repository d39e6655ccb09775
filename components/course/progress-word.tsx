import { classNames } from '#components/ui/class-names.ts'
import {
  CheckIcon,
  CircleDashedIcon,
  CircleDotIcon,
  CircleIcon,
  HandIcon,
  PenLineIcon,
  WrenchIcon,
  XIcon,
} from '#components/ui/icons.tsx'
import type { ItemProgress } from '#server/assignments/assignment-view.ts'

const looks = {
  'not-started': { icon: CircleIcon, word: 'not started', ink: 'text-muted' },
  draft: { icon: PenLineIcon, word: 'draft saved', ink: 'text-muted' },
  waiting: { icon: CircleDashedIcon, word: 'being graded', ink: 'text-accent' },
  wrong: { icon: XIcon, word: 'not yet', ink: 'text-fail' },
  partly: { icon: CircleDotIcon, word: 'partly right', ink: 'text-attention' },
  solved: { icon: CheckIcon, word: 'solved', ink: 'text-pass' },
  'by-hand': { icon: HandIcon, word: 'set by hand', ink: 'text-ink' },
  faulted: { icon: WrenchIcon, word: 'not graded, our side', ink: 'text-attention' },
} as const satisfies Record<ItemProgress, object>

/** How far an item is, by icon, word and colour. */
export function ProgressWord({ progress }: { progress: ItemProgress }) {
  const { icon: Icon, word, ink } = looks[progress]
  return (
    <span
      className={classNames('inline-flex items-center gap-1 text-13 font-semibold whitespace-nowrap', ink)}
    >
      <Icon className="size-4" />
      {word}
    </span>
  )
}
