'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { searchCourses } from '#server/overview/search-courses.ts'

export const searchAction = signedIn(searchCourses)
