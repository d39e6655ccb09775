import type * as z from 'zod'
import type { Viewer } from '#server/access/viewer.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { isStorable } from '#server/storable-json.ts'

/** Why a viewer does nothing, whatever it is: not understood, looking as a student, or sent by a learning platform. */
export type NotYours = 'invalid' | 'viewing' | 'launched'

/** Something that a viewer does. Whatever is sent, what comes back is a result or a refusal. */
export interface UseCase<Input, Result> {
  (viewer: Viewer, input: unknown, now?: Date): Promise<Result | Refusal<NotYours>>
  /** Never there: what our own pages send, for the type checker. */
  input?: Input
}

/** What is said about input that the schema refuses. */
export interface Refusals {
  invalid: string | ((error: z.ZodError) => string)
  /** The use case says itself what holds a character that PostgreSQL cannot store, better than `invalid` could. */
  saysUnstorable?: true
  /** It changes the account itself, or makes a course: not for whom a learning platform sent to another one. */
  ofAccount?: true
}

/**
 * The one way to be a use case that changes something: input is parsed here and nowhere else, so that what cannot be an
 * id, a number or a text never reaches the database. The work authorises and does one thing.
 */
export function useCase<Schema extends z.ZodType, Result>(
  schema: Schema,
  { invalid, saysUnstorable, ofAccount }: Refusals,
  work: (viewer: Viewer, input: z.output<Schema>, now: Date) => Promise<Result>,
): UseCase<z.input<Schema>, Result> {
  const checked = saysUnstorable ? schema : storable(schema)
  return async (viewer, input, now = new Date()) => {
    if (viewer.viewsAs !== undefined) return refuse('viewing', saysViewing(viewer.viewsAs.student.name))
    if (ofAccount && viewer.within !== undefined) return sentHere()
    const read = checked.safeParse(input)
    if (read.success) return work(viewer, read.data, now)
    return refuse('invalid', typeof invalid === 'string' ? invalid : invalid(read.error))
  }
}

/** Something that a viewer looks at, as an address names it: it may name anything. */
export type Finder<View> = (viewer: Viewer, input: unknown, now?: Date) => Promise<View | null>

/** The one way to be a use case that looks something up: null when there is nothing for this viewer, and alike when what
 * was asked for cannot be there, as a NUL in an id or half a character in a name. */
export function finder<Schema extends z.ZodType, View>(
  schema: Schema,
  work: (viewer: Viewer, input: z.output<Schema>, now: Date) => Promise<View | null>,
): Finder<View> {
  const checked = storable(schema)
  return async (viewer, input, now = new Date()) => {
    const read = viewer.viewsAs === undefined ? checked.safeParse(input) : null
    return read?.success ? work(viewer, read.data, now) : null
  }
}

/** Whoever looks as a student changes nothing: this is the one place where each action passes. */
const saysViewing = (name: string) =>
  `You are looking as ${name}: nothing is done, and nothing is kept. Leave that first, at the top of the page.`

/** Whom a platform sent does what belongs to its course: whoever can sign in there may not be whose account it is. */
export const sentHere = () =>
  refuse(
    'launched',
    'You came here from your learning platform, and here you work in its course alone. For your account and other courses, open this site in a tab of its own and sign in there.',
  )

const storable = <Schema extends z.ZodType>(schema: Schema) =>
  schema.refine(isStorable, 'This holds a character that cannot be stored.')
