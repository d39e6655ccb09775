import { askDatabase } from '#server/health/ask-database.ts'

/** Whether this process can serve, for load balancers: it answers, and so does its database. Public, so it says nothing
 * more. */
export async function GET(): Promise<Response> {
  const ok = await askDatabase()
  return Response.json({ ok }, { status: ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
