'use server'

import { headers } from 'next/headers'
import { findOrdinaryViewer } from '#server/auth/session/find-viewer.ts'
import { signedOut } from '#server/auth/session/signed-out.ts'
import { makeLinkCode } from '#server/lti/launch/link-code.ts'

/** Only for whoever signed in here by themselves: a platform that sent somebody gets no code of theirs. */
export async function makeLinkCodeAction(input: object) {
  const viewer = await findOrdinaryViewer(await headers())
  return viewer === null ? signedOut() : makeLinkCode(viewer, input)
}
