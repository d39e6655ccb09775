'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { pickAssignments } from '#server/lti/picking/pick-assignments.ts'

export const pickAssignmentsAction = signedIn(pickAssignments)
