import * as z from 'zod'
import { createDocument } from 'zod-openapi'
import type { Endpoint } from '#server/api/endpoint.ts'
import { endpoints } from '#server/api/endpoints.ts'
import { requestsPerMinute } from '#server/auth/token/find-bearer.ts'
import { scopes } from '#server/auth/token/scopes.ts'

const Problem = z
  .object({
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What was wrong, and what to do' }),
    code: z.string().meta({ description: 'For programs to compare' }),
    errors: z.array(z.object({ where: z.string(), says: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'A refusal (RFC 9457)' })
const problem = { content: { 'application/problem+json': { schema: Problem } } }

/** The OpenAPI description, made from the schemas that check what is asked and answered. */
export function describeApi() {
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Roundtrip',
      version: '1',
      description: `Courses, submissions and points, for programs. A token acts for the account that made it: within its scopes it may do what the account may, and nothing more. ${requestsPerMinute} requests a minute.`,
    },
    // Against where the description itself was had.
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `Made on your account’s page. Scopes: ${Object.entries(scopes)
            .map(([name, says]) => `${name} (${says})`)
            .join('; ')}.`,
        },
      },
    },
    paths,
  })
}

function operationOf({ method, id, summary, description, scope, ids, query, body, result }: Endpoint) {
  return {
    operationId: id,
    summary,
    description: [description, `Scope: ${scope}.`].filter(Boolean).join('\n\n'),
    requestParams: { path: ids, query },
    ...(method === 'GET'
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      '200': { description: 'Done', content: { 'application/json': { schema: result } } },
      '400': { description: 'Not understood', ...problem },
      '401': { description: 'No token that goes on', ...problem },
      '403': { description: 'The token does not allow it', ...problem },
      '404': { description: 'There is nothing like it for you', ...problem },
      '429': { description: 'Too many requests', ...problem },
    },
  }
}
