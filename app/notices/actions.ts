'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { markRead } from '#server/notices/mark-read.ts'

export const markReadAction = signedIn(markRead)
