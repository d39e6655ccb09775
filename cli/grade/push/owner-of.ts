// Whose mark a submission's is, on the site.
import type { FoundSubmission } from '../sources/find-submissions.ts'
import type { BatchRoster } from '../sources/roster.ts'

export type Owner = { ok: true; email: string } | { ok: false; says: string }

/**
 * @param students of the course on the site
 * @param roster the batch's own, where one was given: its row may hold the address
 */
export function ownerOf(
  { person, name, row }: FoundSubmission,
  students: BatchRoster,
  roster: BatchRoster | null,
): Owner {
  const cells = row === undefined ? [] : (roster?.table[row] ?? [])
  const address = [...cells, person].find((cell) => /^[^\s@]+@[^\s@]+$/.test(cell.trim()))?.trim()
  const found = students.find({
    person: address ?? person,
    name,
    internal: false,
  })
  if (found === 'several') {
    const says =
      'several students of the course have this name, or the address is one’s and the name another’s'
    return { ok: false, says }
  }
  return found === null
    ? { ok: false, says: 'no student of the course has this address or name' }
    : { ok: true, email: found.id }
}
