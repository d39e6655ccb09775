import * as z from 'zod'
import { Role } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { type ReadPeople, readPeople } from '#server/roster/read-people.ts'

export const peopleMax = 1_000
const charactersMax = 200_000

/** People as an instructor pastes them; the role is for those who are not in the course yet. */
export const PeopleInputSchema = z.strictObject({
  slug: IdSchema,
  text: z.string().max(charactersMax),
  role: z.enum(Role),
})

export const peopleRefusals = {
  invalid: `Nobody was added: the text was not understood, or has more than ${charactersMax} characters. Check it and try again.`,
}

/** What the text says, when there is somebody in it and not too many. */
export function readWithin(text: string): ({ ok: true } & ReadPeople) | Refusal<'no-address' | 'too-many'> {
  const { people, unreadable } = readPeople(text)
  if (people.length + unreadable.length > peopleMax) {
    return refuse('too-many', `Nobody was added: at most ${peopleMax} people at once. Add the rest after.`)
  }
  if (people.length === 0) {
    const [first] = unreadable
    const why = first === undefined ? 'paste email addresses first' : `line ${first.line}: ${first.says}`
    return refuse('no-address', `Nobody was added: ${why.replace(/\.$/, '')}.`)
  }
  return { ok: true, people, unreadable }
}
