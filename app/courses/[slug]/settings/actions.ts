'use server'

import { copyCourse } from '#server/assignments/copy-course.ts'
import { signedIn } from '#server/auth/session/signed-in.ts'
import { setCategories as weigh } from '#server/courses/set-categories.ts'
import { setLateDays as set } from '#server/courses/set-late-days.ts'

export const setCategoriesAction = signedIn(weigh)
export const setLateDaysAction = signedIn(set)
export const copyCourseAction = signedIn(copyCourse)
