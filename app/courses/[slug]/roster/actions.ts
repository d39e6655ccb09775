'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { addToRoster as add } from '#server/roster/add-to-roster.ts'
import { changeRole as change } from '#server/roster/change-role.ts'
import { limitAssistant as limit } from '#server/roster/limit-assistant.ts'
import { mailInvitations as mail } from '#server/roster/mail-invitations.ts'
import { setGroup as group, setSection as move } from '#server/roster/move-people.ts'
import { previewImport as preview } from '#server/roster/preview-import.ts'
import { removeFromCourse as remove } from '#server/roster/remove-from-course.ts'
import { renewInvitations as renew } from '#server/roster/renew-invitations.ts'
import { setJoinCode as setCode } from '#server/roster/set-join-code.ts'
import { withdrawInvitations as withdraw } from '#server/roster/withdraw-invitations.ts'

export const previewImportAction = signedIn(preview)
export const addToRosterAction = signedIn(add)
export const changeRoleAction = signedIn(change)
export const limitAssistantAction = signedIn(limit)
export const removeFromCourseAction = signedIn(remove)
export const setJoinCodeAction = signedIn(setCode)
export const setGroupAction = signedIn(group)
export const setSectionAction = signedIn(move)
export const mailInvitationsAction = signedIn(mail)
export const renewInvitationsAction = signedIn(renew)
export const withdrawInvitationsAction = signedIn(withdraw)
