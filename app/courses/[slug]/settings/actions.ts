'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { copyCourse } from '#server/copying/copy-course.ts'
import { setCategories as weigh } from '#server/courses/set-categories.ts'
import { setLateDays as set } from '#server/courses/set-late-days.ts'

export const setCategoriesAction = signedIn(weigh)
export const setLateDaysAction = signedIn(set)
export const copyCourseAction = signedIn(copyCourse)
