import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import type { Viewer } from '#server/access/viewer.ts'
import type { Scope } from '#server/auth/token/scopes.ts'
import type { Refusal } from '#server/refusal.ts'

/** What an endpoint is, and all that the documentation says of it: the same schemas check and describe. */
interface Described {
  method: 'GET' | 'POST'
  /** Below /api/v1, with `{names}` for ids. */
  path: `/${string}`
  /** What a client made from the description calls it. */
  id: string
  scope: Scope
  summary: string
  description?: string
}

interface Definition<Query extends z.ZodObject, Body extends z.ZodType, Result extends z.ZodType>
  extends Described {
  query: Query
  body: Body
  result: Result
  /** Null is what does not exist for the viewer. A result is parsed once more on its way out. */
  answer: (
    viewer: Viewer,
    asked: { ids: Ids; query: z.output<Query>; body: z.output<Body> },
    now: Date,
  ) => Promise<z.input<Result> | Refusal | null>
}

/** Of an endpoint that takes none. */
export const noQuery = z.strictObject({})
export const noBody = z.undefined()

/** By the names in the path. */
type Ids = (name: string) => string

export interface Endpoint extends Described {
  ids: z.ZodObject<Record<string, z.ZodType<string>>>
  query: z.ZodObject
  body: z.ZodType
  result: z.ZodType
  answer: (viewer: Viewer, asked: Asked, now: Date) => Promise<unknown>
}

/** As it came, not parsed. */
export interface Asked {
  ids: Record<string, string>
  query: Record<string, string>
  body: unknown
}

export function endpoint<Query extends z.ZodObject, Body extends z.ZodType, Result extends z.ZodType>({
  answer,
  ...described
}: Definition<Query, Body, Result>): Endpoint {
  const { query, body } = described
  const names = [...described.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const ids = z.object(Object.fromEntries(names.map((name) => [name, IdSchema])))
  return {
    ...described,
    ids,
    answer(viewer, asked, now) {
      const read = ids.parse(asked.ids)
      return answer(
        viewer,
        {
          ids: (name) => read[name] ?? '',
          query: query.parse(asked.query),
          body: body.parse(asked.body),
        },
        now,
      )
    },
  }
}
