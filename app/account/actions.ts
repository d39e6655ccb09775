'use server'

import { changePassword } from '#server/auth/change-password.ts'
import { endSessions as end } from '#server/auth/end-sessions.ts'
import { signedIn } from '#server/auth/signed-in.ts'
import { saveProfile } from '#server/users/save-profile.ts'

export const saveProfileAction = signedIn(saveProfile)
export const endSessionsAction = signedIn(end)
export const changePasswordAction = signedIn(changePassword)
