import { getViewer } from '#server/auth/session/get-viewer.ts'
import { findCapture } from '#server/runs/find-capture.ts'

/** The packets of one check, as a file for Wireshark. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ runId: string; check: string }> },
): Promise<Response> {
  const viewer = await getViewer()
  const capture = viewer === null ? null : await findCapture(viewer, await params)
  if (capture === null) return Response.json({ error: 'There is no such capture for you.' }, { status: 404 })
  return new Response(new Uint8Array(capture.bytes), {
    headers: {
      'Content-Type': 'application/x-pcapng',
      // The name of a check of the plan: letters, digits and hyphens.
      'Content-Disposition': `attachment; filename="${capture.check.replaceAll(/[^a-z0-9-]/gi, '-')}.pcapng"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
