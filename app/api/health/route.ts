/** Whether this process answers, for load balancers. Public, so it says nothing more. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
}
