'use server'

import { askAddressChange } from '#server/auth/address/ask-address-change.ts'
import { changePassword } from '#server/auth/password/change-password.ts'
import { endSessions as end } from '#server/auth/session/end-sessions.ts'
import { signedIn } from '#server/auth/session/signed-in.ts'
import { endToken } from '#server/auth/token/end-token.ts'
import { makeToken } from '#server/auth/token/make-token.ts'
import { chooseMail } from '#server/notices/choose-mail.ts'
import { saveProfile } from '#server/users/save-profile.ts'

export const saveProfileAction = signedIn(saveProfile)
export const endSessionsAction = signedIn(end)
export const askAddressChangeAction = signedIn(askAddressChange)
export const chooseMailAction = signedIn(chooseMail)
export const changePasswordAction = signedIn(changePassword)
export const makeTokenAction = signedIn(makeToken)
export const endTokenAction = signedIn(endToken)
