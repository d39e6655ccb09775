import { narrowGradebook } from '#app/courses/[slug]/gradebook/shown-gradebook.ts'
import { readFilters } from '#components/gradebook/gradebook-filters.ts'
import { getViewer } from '#server/auth/session/get-viewer.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { writeGradebookCsv } from '#server/gradebook/write-gradebook-csv.ts'

/** The gradebook as a file, for the staff of the course: of everybody, or what the page's filters leave. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const viewer = await getViewer()
  const gradebook = viewer === null ? null : await findGradebook(viewer, (await params).slug)
  if (gradebook === null) {
    return new Response('There is no gradebook for you under this address. Are you signed in?\n', {
      status: 404,
    })
  }
  const filters = readFilters(new URL(request.url).searchParams)
  return new Response(writeGradebookCsv(narrowGradebook(gradebook, filters)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      // A slug holds nothing that would have to be quoted.
      'Content-Disposition': `attachment; filename="${gradebook.course.slug}-gradebook.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
