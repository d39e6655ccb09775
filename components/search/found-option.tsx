import { classNames } from '#components/ui/class-names.ts'
import {
  BookOpenIcon,
  LibraryIcon,
  ListChecksIcon,
  SquareTerminalIcon,
  TextCursorInputIcon,
} from '#components/ui/icons.tsx'
import type { Found } from '#server/overview/search-view.ts'

const looks = {
  course: { icon: BookOpenIcon, word: 'course' },
  assignment: { icon: ListChecksIcon, word: 'assignment' },
  exercise: { icon: TextCursorInputIcon, word: 'exercise' },
  lab: { icon: SquareTerminalIcon, word: 'lab' },
  library: { icon: LibraryIcon, word: 'in the library' },
} as const

export interface FoundOptionProps {
  id: string
  found: Found
  isActive: boolean
  onPress: () => void
}

/** One that was found: what it is, and where it stands. */
export function FoundOption({ id, found, isActive, onPress }: FoundOptionProps) {
  const { icon: Icon, word } = looks[found.kind]
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter in the field chooses it
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onPress}
      className={classNames(
        'flex min-h-10 cursor-pointer items-start gap-2 rounded border px-2 py-1.5 hover:bg-sunken',
        isActive ? 'border-border bg-sunken' : 'border-transparent',
      )}
    >
      <Icon className="mt-1 size-4 shrink-0 text-muted" />
      <span className="min-w-0">
        {found.title}
        <span className="block text-13 text-muted">
          {word}
          {found.within !== '' && ` · ${found.within}`}
        </span>
      </span>
    </div>
  )
}
