'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { handInExam } from '#server/exams/hand-in-exam.ts'
import { startExam } from '#server/exams/start-exam.ts'
import { joinGroup, leaveGroup, makeGroup } from '#server/joining/own-group.ts'

/** The page shows the exercises when it is loaded again. */
export const startExamAction = signedIn(startExam)
export const handInExamAction = signedIn(handInExam)
export const makeGroupAction = signedIn(makeGroup)
export const joinGroupAction = signedIn(joinGroup)
export const leaveGroupAction = signedIn(leaveGroup)
