import * as z from 'zod'
import type { Assignment, LtiContext, LtiPlatform } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { accessToken, askService } from '#server/lti/wire/access-token.ts'
import { PlatformProblem } from '#server/lti/wire/ask-platform.ts'
import { columnScope } from '#server/lti/wire/service-scopes.ts'

const LineItemSchema = z.looseObject({ id: z.url().max(2_000), resourceId: z.string().optional() })

/** Two requests of ten seconds, for two tokens as well. */
const lockedMsMax = 60_000
const labelMax = 200

interface Column {
  context: LtiContext & { platform: LtiPlatform }
  assignment: Pick<Assignment, 'id' | 'title'>
  max: number
}

/** The address of an assignment's column in the platform's gradebook. One that was made before is found by our id of the
 * assignment; where there is none it is made, once. Throws a `PlatformProblem`. */
export async function findColumn({ context, assignment, max }: Column): Promise<string> {
  const key = { contextId: context.id, assignmentId: assignment.id }
  const where = { contextId_assignmentId: key }
  const known = await database.ltiColumn.findUnique({ where })
  if (known !== null) return known.url
  await accessToken(context.platform, columnScope, new Date())
  return database.$transaction(
    async (tx) => {
      // Others wait here until it is made: a platform would make a second one.
      await lock(tx, 'lti-column', context.id, assignment.id)
      const there = await tx.ltiColumn.findUnique({ where })
      if (there !== null) return there.url
      const url = (await lookUp(context, assignment.id)) ?? (await make({ context, assignment, max }))
      await tx.ltiColumn.create({ data: { ...key, url } })
      return url
    },
    { timeout: lockedMsMax },
  )
}

async function lookUp(
  { platform, lineItemsUrl }: Column['context'],
  assignmentId: string,
): Promise<string | null> {
  const url = new URL(needed(lineItemsUrl))
  url.searchParams.set('resource_id', assignmentId)
  const { status, text } = await askService(platform, url.href, {
    scope: columnScope,
    headers: { Accept: 'application/vnd.ims.lis.v2.lineitemcontainer+json' },
  })
  if (status !== 200)
    throw new PlatformProblem(`Its columns could not be read: the platform answered ${status}.`, status)
  const items = z.array(LineItemSchema).safeParse(parsed(text))
  if (!items.success)
    throw new PlatformProblem('Its columns could not be read: the answer is none of the documents’.')
  // Platforms that know no such filter give all of them.
  return items.data.find(({ resourceId }) => resourceId === assignmentId)?.id ?? null
}

async function make({ context, assignment, max }: Column): Promise<string> {
  const { status, text } = await askService(context.platform, needed(context.lineItemsUrl), {
    method: 'POST',
    scope: columnScope,
    headers: { 'Content-Type': 'application/vnd.ims.lis.v2.lineitem+json' },
    body: JSON.stringify({
      label: assignment.title.slice(0, labelMax),
      scoreMaximum: max,
      resourceId: assignment.id,
      tag: 'roundtrip',
    }),
  })
  const made = LineItemSchema.safeParse(parsed(text))
  if (status < 200 || status > 299 || !made.success) {
    throw new PlatformProblem(`No column could be made for it: the platform answered ${status}.`, status)
  }
  return made.data.id
}

function needed(url: string | null): string {
  if (url !== null) return url
  throw new PlatformProblem('The platform lets us make no columns, and none came with a link.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
