import { timingSafeEqual } from 'node:crypto'
import { metricsToken } from '#server/env.ts'
import { findMetrics } from '#server/health/find-metrics.ts'
import { writeMetrics } from '#server/health/write-metrics.ts'

/** What a monitoring system watches, for who has METRICS_TOKEN; without one there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  const token = metricsToken()
  const sent = /^Bearer (\S{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  if (token === null || !isSame(sent, token)) return new Response('Not found\n', { status: 404 })
  return new Response(writeMetrics(await findMetrics()), {
    headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

function isSame(sent: string, token: string): boolean {
  const [one, other] = [Buffer.from(sent), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
