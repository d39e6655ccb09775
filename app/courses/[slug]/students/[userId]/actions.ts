'use server'

import { getViewer } from '#server/auth/get-viewer.ts'
import { type SignedOut, signedOut } from '#server/auth/signed-out.ts'
import {
  type SetOverrideInput,
  type SetOverrideResult,
  setOverride as set,
} from '#server/overrides/set-override.ts'

/** Gives points by hand, or takes them back. */
export async function setOverride(input: SetOverrideInput): Promise<SetOverrideResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : set(viewer, input)
}
