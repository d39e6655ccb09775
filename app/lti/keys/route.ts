import { publishedKeys } from '#server/lti/keys/published-keys.ts'

/** What verifies our signatures. Anybody may know it. */
export const GET = async (): Promise<Response> =>
  Response.json(await publishedKeys(), { headers: { 'Cache-Control': 'public, max-age=300' } })
