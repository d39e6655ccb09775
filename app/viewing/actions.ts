'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { leaveView, viewAs } from '#server/roster/view-as.ts'

export const viewAsAction = signedIn(viewAs)
export const leaveViewAction = signedIn(leaveView)
