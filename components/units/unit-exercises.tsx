import { SquareTerminalIcon, TextCursorInputIcon } from '#components/ui/icons.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { UnitExercise } from '#server/units/unit-view.ts'

export interface UnitExercisesProps {
  exercises: readonly UnitExercise[]
  signedIn: boolean
}

/** The exercises of a unit in order. Those that can be tried at once lead there; of the others it is said why not. */
export function UnitExercises({ exercises, signedIn }: UnitExercisesProps) {
  if (exercises.length === 0) return <p className="text-muted">There are none yet.</p>
  return (
    <ol className="border-t border-line">
      {exercises.map(({ id, title, kind, because }) => {
        const Icon = kind === 'lab' ? SquareTerminalIcon : TextCursorInputIcon
        return (
          <li key={id} className="flex items-start gap-2 border-b border-line py-2">
            <Icon className="mt-1 size-4 shrink-0 text-muted" />
            <span className="min-w-0">
              {because === null ? (
                <NavLink href={`/practice/${id}`} className="inline-flex min-h-6 items-center">
                  {title}
                </NavLink>
              ) : (
                title
              )}
              {because !== null && <span className="marginal block">{words(because, signedIn)}</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function words(because: NonNullable<UnitExercise['because']>, signedIn: boolean): string {
  switch (because) {
    case 'lab':
      return signedIn ? 'a lab: write the program in your course' : 'a lab: sign in to write the program'
    case 'assigned':
      return 'in an assignment that goes on'
    case 'off':
    case 'not-counted':
      return signedIn ? 'in your course' : 'sign in to work on it'
  }
}
