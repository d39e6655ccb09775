'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { changeLink, endLink } from '#server/lti/courses/change-link.ts'
import { takeMembers } from '#server/lti/roster/take-members.ts'
import { sendAgain } from '#server/lti/scores/send-again.ts'

export const changeLinkAction = signedIn(changeLink)
export const endLinkAction = signedIn(endLink)
export const sendAgainAction = signedIn(sendAgain)
export const takeMembersAction = signedIn(takeMembers)
