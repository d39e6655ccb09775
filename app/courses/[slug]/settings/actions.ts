'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { setLateDays as set } from '#server/courses/set-late-days.ts'

export const setLateDaysAction = signedIn(set)
