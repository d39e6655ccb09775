'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { askSecondLook } from '#server/feedback/ask-second-look.ts'

export const askSecondLookAction = signedIn(askSecondLook)
