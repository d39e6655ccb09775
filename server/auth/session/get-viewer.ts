import { headers } from 'next/headers'
import type { Viewer } from '#server/access/viewer.ts'
import { findViewer } from '#server/auth/session/find-viewer.ts'

/** Who sent the request in progress, or null without a valid session. For pages, actions and route handlers. */
export async function getViewer(): Promise<Viewer | null> {
  return findViewer(await headers())
}
