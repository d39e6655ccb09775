'use server'

import { signedIn } from '#server/auth/signed-in.ts'
import { setOverride as set } from '#server/overrides/set-override.ts'

export const setOverrideAction = signedIn(set)
