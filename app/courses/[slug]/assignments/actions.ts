'use server'

import { createAssignment as create } from '#server/assignments/create-assignment.ts'
import { deleteAssignment as remove } from '#server/assignments/delete-assignment.ts'
import { duplicateAssignment as duplicate } from '#server/assignments/duplicate-assignment.ts'
import { setSectionExtension as extendSection } from '#server/assignments/more-time/set-section-extension.ts'
import { updateAssignment as update } from '#server/assignments/update-assignment.ts'
import { signedIn } from '#server/auth/session/signed-in.ts'
import { giveExamTime } from '#server/exams/give-exam-time.ts'
import { releaseExam } from '#server/exams/release-exam.ts'

export const createAssignmentAction = signedIn(create)
export const updateAssignmentAction = signedIn(update)
export const deleteAssignmentAction = signedIn(remove)
export const setSectionExtensionAction = signedIn(extendSection)
export const duplicateAssignmentAction = signedIn(duplicate)
export const releaseExamAction = signedIn(releaseExam)
export const giveExamTimeAction = signedIn(giveExamTime)
