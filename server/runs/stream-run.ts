import type { RunStreamEvent } from '#graders/labs/contract/run-stream.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { log } from '#server/log.ts'
import type { FoundRun } from '#server/runs/find-run.ts'
import { followRun } from '#server/runs/follow-run.ts'
import { takeStreamSlot } from '#server/runs/stream-slots.ts'

/** Comments keep proxies from closing a silent connection. */
const heartbeatMs = 15_000
/** A reader that has not taken something for this long is dropped: it comes back by itself, and reads on. */
const patienceMs = 30_000
/** A stream ends after this and the browser opens the next, which picks up where this one ended. */
const streamMsMax = 10 * 60_000
/** When a browser comes back whose stream made room for another one of the same viewer. */
const gaveWayRetryMs = 15_000
/** Id of the last event. A browser that comes back with it has seen everything. */
const endedId = 'ended'

export interface StreamRequest {
  viewer: Viewer
  lastEventId: string | null
  signal: AbortSignal
}

/** A run as a response of server-sent events, replayed after `lastEventId`. */
export function streamRun(
  run: FoundRun,
  { viewer, lastEventId, signal: requestSignal }: StreamRequest,
  times = { heartbeatMs, patienceMs },
): Response {
  // 204 tells an EventSource to stop reconnecting (HTML standard, section 9.2.3).
  if (lastEventId === endedId) return new Response(null, { status: 204 })
  const after = lastEventId !== null && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : -1
  const closed = new AbortController()
  const signal = AbortSignal.any([requestSignal, closed.signal, AbortSignal.timeout(streamMsMax)])
  const events = followRun(run, after, signal)
  const encoder = new TextEncoder()
  let heartbeat: NodeJS.Timeout | undefined
  let leave: (() => void) | undefined
  /** When the first chunk came that is not taken yet. */
  let untakenSince = 0
  const send = (controller: ReadableStreamDefaultController<Uint8Array>, text: string) => {
    if ((controller.desiredSize ?? 0) > 0) untakenSince = performance.now()
    controller.enqueue(encoder.encode(text))
  }
  const end = () => {
    clearInterval(heartbeat)
    leave?.()
    closed.abort()
  }
  let over = false
  const finish = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    end()
    if (!over) controller.close()
    over = true
  }
  // Ends the events also while they wait for a browser that reads slowly, and then never reads again.
  signal.addEventListener(
    'abort',
    () => {
      end()
      void events.return(undefined)
    },
    { once: true },
  )
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      leave = takeStreamSlot(viewer.id, () => {
        send(controller, `retry: ${gaveWayRetryMs}\n\n`)
        end()
      })
      send(controller, 'retry: 1000\n\n')
      heartbeat = setInterval(() => {
        const taken = (controller.desiredSize ?? 0) > 0
        if (taken || performance.now() - untakenSince < times.patienceMs) {
          return send(controller, ': still here\n\n')
        }
        log.info({ run: run.id }, 'An event stream was dropped: its reader takes nothing.')
        return finish(controller)
      }, times.heartbeatMs)
    },
    // Pulled, so that a slow browser holds the reading of rows back instead of filling memory.
    async pull(controller) {
      const next = await events.next().catch((error: unknown) => {
        // The browser comes back by itself and reads on.
        log.error({ err: error, run: run.id }, 'An event stream broke off.')
        return { value: undefined }
      })
      if (next.value !== undefined) return send(controller, format(next.value))
      finish(controller)
    },
    cancel() {
      over = true
      end()
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
