import { getViewer } from '#server/auth/session/get-viewer.ts'
import { exportCourseZip } from '#server/copying/export-course.ts'

/** The files of a course, without people, for its instructors. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const viewer = await getViewer()
  const { slug } = await params
  const zip = viewer === null ? null : await exportCourseZip(viewer, slug)
  if (zip === null) {
    return new Response('There is no course of yours under this address. Are you signed in?\n', {
      status: 404,
    })
  }
  return new Response(zip, {
    headers: {
      'Content-Type': 'application/zip',
      // A slug holds nothing that would have to be quoted.
      'Content-Disposition': `attachment; filename="${slug}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
