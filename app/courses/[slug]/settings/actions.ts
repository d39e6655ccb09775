'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { copyCourse } from '#server/copying/copy-course.ts'
import { importCourse } from '#server/copying/import-course.ts'
import { setCategories as weigh } from '#server/courses/set-categories.ts'
import { setGroupSize as size } from '#server/courses/set-group-size.ts'
import { setLateDays as set } from '#server/courses/set-late-days.ts'
import { setTimeZone as zone } from '#server/courses/set-time-zone.ts'

export const setCategoriesAction = signedIn(weigh)
export const setGroupSizeAction = signedIn(size)
export const setTimeZoneAction = signedIn(zone)
export const setLateDaysAction = signedIn(set)
export const copyCourseAction = signedIn(copyCourse)
export const importCourseAction = signedIn(importCourse)
