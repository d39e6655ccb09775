import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Viewer } from '#server/access/viewer.ts'
import { getViewer } from '#server/auth/session/get-viewer.ts'

/** Who is asking, looked up once for the layout and the page of a request. */
export const currentViewer = cache(getViewer)

/** The viewer, or a way through the sign-in page back to `path`. Whoever looks as a student sees pages of that course
 * alone (app/shown-to.ts), and is led there. */
export async function signedInViewer(path: `/${string}`): Promise<Viewer> {
  const viewer = (await currentViewer()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return viewer.viewsAs === undefined ? viewer : redirect(`/courses/${viewer.viewsAs.course.slug}`)
}
