'use server'

import { createAssignment as create } from '#server/assignments/create-assignment.ts'
import { deleteAssignment as remove } from '#server/assignments/delete-assignment.ts'
import { duplicateAssignment as duplicate } from '#server/assignments/duplicate-assignment.ts'
import { updateAssignment as update } from '#server/assignments/update-assignment.ts'
import { signedIn } from '#server/auth/signed-in.ts'

export const createAssignment = signedIn(create)
export const updateAssignment = signedIn(update)
export const deleteAssignment = signedIn(remove)
export const duplicateAssignment = signedIn(duplicate)
