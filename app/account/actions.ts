'use server'

import { changePassword } from '#server/auth/change-password.ts'
import { signedIn } from '#server/auth/signed-in.ts'
import { saveProfile } from '#server/users/save-profile.ts'

export const saveProfileAction = signedIn(saveProfile)
export const changePasswordAction = signedIn(changePassword)
