// A request to the API, from its first byte to the answer: found, authorised, counted, parsed, answered.
import type * as z from 'zod'
import type { Endpoint } from '#server/api/endpoint.ts'
import { findEndpoints } from '#server/api/endpoints.ts'
import { respondProblem } from '#server/api/problem.ts'
import { findBearer, requestsPerMinute } from '#server/auth/token/find-bearer.ts'
import { notFound, type Refusal } from '#server/refusal.ts'
import { isStorable } from '#server/storable-json.ts'

/** @param segments of the path below /api/v1, decoded */
export async function answerRequest(
  request: Request,
  segments: readonly string[],
  now: Date = new Date(),
): Promise<Response> {
  const found = segments.some((segment) => segment.includes('/'))
    ? null
    : findEndpoints(`/${segments.join('/')}`)
  if (found === null) {
    const says = 'There is nothing under this address. /api/v1/openapi.json says what there is.'
    return respondProblem({ status: 404, code: 'no-such-address', says })
  }
  const endpoint = found.of.get(request.method)
  if (endpoint === undefined) {
    const allow = [...found.of.keys()].join(', ')
    const says = `This address takes ${allow}.`
    return respondProblem({ status: 405, code: 'no-such-method', says, headers: { Allow: allow } })
  }
  const bearer = await findBearer(request.headers.get('authorization'), now)
  if (bearer === null) {
    return respondProblem({
      status: 401,
      code: 'no-token',
      says: 'Send a token that has not ended, as “Authorization: Bearer rt_…”. Your account’s page makes one.',
      headers: { 'WWW-Authenticate': 'Bearer' },
    })
  }
  const { viewer, scopes, left, resetsIn } = bearer
  const limits = {
    'RateLimit-Limit': String(requestsPerMinute),
    'RateLimit-Remaining': String(Math.max(0, left)),
    'RateLimit-Reset': String(resetsIn),
  }
  if (left < 0) {
    const says = `A token may ask ${requestsPerMinute} times a minute. Ask again in ${resetsIn} s.`
    const headers = { ...limits, 'Retry-After': String(resetsIn) }
    return respondProblem({ status: 429, code: 'too-many-requests', says, headers })
  }
  if (!scopes.has(endpoint.scope)) {
    const says = `This token does not allow ${endpoint.scope}. Make one that does on your account’s page.`
    return respondProblem({ status: 403, code: 'no-scope', says, headers: limits })
  }
  const asked = await readAsked(request, endpoint, found.ids)
  if ('wrong' in asked) {
    const [first] = asked.wrong
    const says = first === undefined ? 'This was not understood.' : `${first.where} ${first.says}`
    return respondProblem({ status: 400, code: 'invalid', says, at: asked.wrong, headers: limits })
  }
  const answer = await endpoint.answer(viewer, asked, now)
  if (answer === null || isRefusal(answer)) {
    const { code, says } = answer ?? notFound()
    return respondProblem({ status: code === 'not-found' ? 404 : 409, code, says, headers: limits })
  }
  return Response.json(endpoint.result.parse(answer), { headers: { ...limits, 'Cache-Control': 'no-store' } })
}

interface Wrong {
  wrong: { where: string; says: string }[]
}

async function readAsked(request: Request, endpoint: Endpoint, ids: Record<string, string>) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const body = endpoint.method === 'GET' ? undefined : await request.json().catch(() => null)
  const asked = { ids, query, body }
  if (!isStorable(asked)) {
    return {
      wrong: [{ where: 'The request', says: 'holds a character that cannot be stored.' }],
    } satisfies Wrong
  }
  const wrong = [
    ...problemsOf(endpoint.ids.safeParse(ids), 'path'),
    ...problemsOf(endpoint.query.safeParse(query), 'query'),
    ...problemsOf(endpoint.body.safeParse(body), 'body'),
  ]
  return wrong.length === 0 ? asked : ({ wrong } satisfies Wrong)
}

/** Enough to mend a request by. */
const problemsMax = 20

function problemsOf(read: z.ZodSafeParseResult<unknown>, of: string) {
  return (read.error?.issues ?? []).slice(0, problemsMax).map(({ path, message }) => ({
    where: [of, ...path.map(String)].join('.'),
    says: `${message}.`.replace(/\.\.$/, '.'),
  }))
}

const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false && 'says' in answer
