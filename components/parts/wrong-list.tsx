import type { ReactNode } from 'react'

interface WrongListProps {
  label: string
  /** Said above the list already. */
  headline: string | undefined
  /** Each answer that is not right: what it was given to, what was given, and what follows from it. */
  wrongs: readonly { to?: ReactNode; given: ReactNode; says: string | undefined }[]
}

/** The answers within a part that are not right, with what is said of each. */
export function WrongList({ label, headline, wrongs }: WrongListProps) {
  if (wrongs.length === 0) return null
  return (
    <ul aria-label={label} className="list-disc pl-5">
      {wrongs.map(({ to, given, says }, index) => (
        // They are shown once, in the order of the part.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          {to} <span className="font-semibold break-words">{given}</span>
          <span className="block text-fail">
            Not right{says === undefined || says === headline ? '.' : `: ${says}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
