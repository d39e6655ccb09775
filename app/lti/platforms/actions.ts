'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { renewKey } from '#server/lti/keys/renew-key.ts'
import { removePlatform, setPlatformOpen } from '#server/lti/platforms/close-platform.ts'
import { savePlatform } from '#server/lti/platforms/save-platform.ts'
import { makeRegistrationLink } from '#server/lti/registration/make-registration-link.ts'

export const savePlatformAction = signedIn(savePlatform)
export const setPlatformOpenAction = signedIn(setPlatformOpen)
export const removePlatformAction = signedIn(removePlatform)
export const renewKeyAction = signedIn(renewKey)
export const makeRegistrationLinkAction = signedIn(makeRegistrationLink)
