'use server'

import { setAccommodation as accommodate } from '#server/assignments/more-time/set-accommodation.ts'
import { setExtension as extend } from '#server/assignments/more-time/set-extension.ts'
import { signedIn } from '#server/auth/session/signed-in.ts'
import { setOverride as set } from '#server/overrides/set-override.ts'

export const setOverrideAction = signedIn(set)
export const setAccommodationAction = signedIn(accommodate)
export const setExtensionAction = signedIn(extend)
