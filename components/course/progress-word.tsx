import { Check, Circle, CircleDashed, CircleDot, Hand, PenLine, Wrench, X } from 'lucide-react'
import { classNames } from '#components/ui/class-names.ts'
import type { ItemProgress } from '#server/assignments/assignment-view.ts'

const looks = {
  'not-started': { icon: Circle, word: 'not started', ink: 'text-muted' },
  draft: { icon: PenLine, word: 'draft saved', ink: 'text-muted' },
  waiting: { icon: CircleDashed, word: 'being graded', ink: 'text-accent' },
  wrong: { icon: X, word: 'not yet', ink: 'text-fail' },
  partly: { icon: CircleDot, word: 'partly right', ink: 'text-attention' },
  solved: { icon: Check, word: 'solved', ink: 'text-pass' },
  'by-hand': { icon: Hand, word: 'set by hand', ink: 'text-ink' },
  faulted: { icon: Wrench, word: 'not graded, our side', ink: 'text-attention' },
} as const satisfies Record<ItemProgress, object>

/** How far an item is, by icon, word and colour. */
export function ProgressWord({ progress }: { progress: ItemProgress }) {
  const { icon: Icon, word, ink } = looks[progress]
  return (
    <span
      className={classNames('inline-flex items-center gap-1 text-13 font-semibold whitespace-nowrap', ink)}
    >
      <Icon aria-hidden className="size-4" />
      {word}
    </span>
  )
}
