import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { ProgramName } from '#server/similarity/similarity-view.ts'

/** What names it in an address. */
export const keyOfProgram = (name: ProgramName): string =>
  name.is === 'solution' ? name.path : name.submissionId

export const pairAddress = (itemId: string, left: ProgramName, right: ProgramName): string =>
  `/items/${itemId}/similarity/pair?${new URLSearchParams({ left: keyOfProgram(left), right: keyOfProgram(right) })}`

/** Whose a program is, with a link to it where it is a submission. */
export function ProgramOf({ name }: { name: ProgramName }) {
  if (name.is === 'solution')
    return (
      <>
        the exercise’s own solution <code className="text-13">{name.path}</code>
      </>
    )
  return (
    <>
      <NavLink href={`/submissions/${name.submissionId}`}>{name.name}</NavLink>
      {name.where !== null && <span className="block text-13 text-muted">{name.where}</span>}
    </>
  )
}
