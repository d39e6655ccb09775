import { headers } from 'next/headers'
import type { Viewer } from '#server/access/viewer.ts'
import { auth } from '#server/auth/auth.ts'
import { findUser } from '#server/users/find-user.ts'

/** Who sent the request in progress, or null without a valid session. For pages, actions and route handlers. */
export async function getViewer(): Promise<Viewer | null> {
  const session = await auth().api.getSession({ headers: await headers() })
  return session === null ? null : findUser(session.user.id)
}
