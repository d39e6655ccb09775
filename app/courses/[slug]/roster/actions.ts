'use server'

import { signedIn } from '#server/auth/signed-in.ts'
import { addToRoster as add } from '#server/roster/add-to-roster.ts'
import { changeRole as change } from '#server/roster/change-role.ts'
import { removeFromCourse as remove } from '#server/roster/remove-from-course.ts'

export const addToRosterAction = signedIn(add)
export const changeRoleAction = signedIn(change)
export const removeFromCourseAction = signedIn(remove)
