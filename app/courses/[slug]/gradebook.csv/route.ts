import { getViewer } from '#server/auth/get-viewer.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { writeGradebookCsv } from '#server/gradebook/write-gradebook-csv.ts'

/** The gradebook as a file, for the staff of the course. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const viewer = await getViewer()
  const gradebook = viewer === null ? null : await findGradebook(viewer, (await params).slug)
  if (gradebook === null) {
    return new Response('There is no gradebook for you under this address. Are you signed in?\n', {
      status: 404,
    })
  }
  return new Response(writeGradebookCsv(gradebook), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      // A slug holds nothing that would have to be quoted.
      'Content-Disposition': `attachment; filename="${gradebook.course.slug}-gradebook.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
