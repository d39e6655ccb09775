'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { linkCourse } from '#server/lti/courses/link-course.ts'

export const linkCourseAction = signedIn(linkCourse)
