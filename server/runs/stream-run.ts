import type { RunStreamEvent } from '#graders/labs/contract/run-stream.ts'
import { log } from '#server/log.ts'
import type { FoundRun } from '#server/runs/find-run.ts'
import { followRun } from '#server/runs/follow-run.ts'

/** Comments keep proxies from closing a silent connection. */
const heartbeatMs = 15_000
/** A stream ends after this and the browser opens the next, which picks up where this one ended. */
const streamMsMax = 10 * 60_000
/** Id of the last event. A browser that comes back with it has seen everything. */
const endedId = 'ended'

/** A run as a response of server-sent events, replayed after `lastEventId`. */
export function streamRun(run: FoundRun, lastEventId: string | null, requestSignal: AbortSignal): Response {
  // 204 tells an EventSource to stop reconnecting (HTML standard, section 9.2.3).
  if (lastEventId === endedId) return new Response(null, { status: 204 })
  const after = lastEventId !== null && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : -1
  const closed = new AbortController()
  const signal = AbortSignal.any([requestSignal, closed.signal, AbortSignal.timeout(streamMsMax)])
  const events = followRun(run, after, signal)
  // Ends it also while it waits for a browser that reads slowly, and then never reads again.
  signal.addEventListener('abort', () => void events.return(undefined), { once: true })
  const encoder = new TextEncoder()
  let heartbeat: NodeJS.Timeout | undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode('retry: 1000\n\n'))
      heartbeat = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), heartbeatMs)
    },
    // Pulled, so that a slow browser holds the reading of rows back instead of filling memory.
    async pull(controller) {
      const next = await events.next().catch((error: unknown) => {
        // The browser comes back by itself and reads on.
        log.error({ err: error, run: run.id }, 'An event stream broke off.')
        return { value: undefined }
      })
      if (next.value !== undefined) return controller.enqueue(encoder.encode(format(next.value)))
      clearInterval(heartbeat)
      controller.close()
    },
    cancel() {
      clearInterval(heartbeat)
      closed.abort()
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}

function format(event: RunStreamEvent): string {
  const id =
    event.type === 'lab' ? `id: ${event.sequence}\n` : event.type === 'ended' ? `id: ${endedId}\n` : ''
  return `${id}data: ${JSON.stringify(event)}\n\n`
}
