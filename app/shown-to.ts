import { notFound, redirect } from 'next/navigation'
import { currentViewer } from '#app/current-viewer.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { readOnly } from '#server/database/client.ts'

/**
 * What a page of a course shows: to the viewer, or to staff as one of its students sees it, when that is how they look.
 * Then the database is only read, and nothing but that course is shown.
 */
export async function shownTo<View extends object>(
  path: `/${string}`,
  find: (viewer: Viewer) => Promise<View | null>,
  courseOf: (view: View) => string,
): Promise<View> {
  const viewer = (await currentViewer()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  const { viewsAs } = viewer
  if (viewsAs === undefined) return (await find(viewer)) ?? notFound()
  const view = await readOnly(() => find(viewsAs.student)).catch((error: unknown) => {
    if (!String(error).includes('read-only transaction')) throw error
    return redirect('/viewing')
  })
  return view !== null && courseOf(view) === viewsAs.course.slug ? view : notFound()
}
