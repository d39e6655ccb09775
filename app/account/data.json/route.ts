import { sentHere } from '#server/access/use-case.ts'
import { getViewer } from '#server/auth/session/get-viewer.ts'
import { attemptKey, countAttempt } from '#server/auth/sign-in/count-attempt.ts'
import { exportPerson } from '#server/overview/export-person.ts'

/** In five minutes: one costs as many queries as there is work. */
const exportsMax = 5

/** What the site keeps of whoever asks, as a file. */
export async function GET(): Promise<Response> {
  const viewer = await getViewer()
  if (viewer === null || viewer.viewsAs !== undefined)
    return new Response('Sign in to download what is kept of you.\n', { status: 404 })
  if (viewer.within !== undefined) return new Response(`${sentHere().says}\n`, { status: 403 })
  const wait = await countAttempt(attemptKey('export', viewer.id), exportsMax, new Date())
  if (wait > 0) {
    return new Response(`You have just downloaded it. Try again in ${wait} s.\n`, {
      status: 429,
      headers: { 'Retry-After': String(wait) },
    })
  }
  const pieces = exportPerson(viewer)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    // Only as fast as it is taken.
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="roundtrip-data.json"',
      'Cache-Control': 'private, no-store',
    },
  })
}
