import { getViewer } from '#server/auth/session/get-viewer.ts'
import { findRun } from '#server/runs/find-run.ts'
import { streamRun } from '#server/runs/stream-run.ts'

/** The run's events as server-sent events (RunStreamEvent of graders/labs/contract/run-stream.ts, one JSON object each). */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  const viewer = await getViewer()
  const run = viewer === null ? null : await findRun(viewer, (await params).runId)
  if (viewer === null || run === null)
    return Response.json({ error: 'There is no such run for you.' }, { status: 404 })
  const lastEventId = request.headers.get('last-event-id')
  return streamRun(run, { viewer, lastEventId, signal: request.signal })
}
