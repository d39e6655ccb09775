'use server'

// The types of the inputs hold for our own pages. Anyone can send anything: every use case parses what it gets.

import {
  type CreateAssignmentInput,
  type CreateAssignmentResult,
  createAssignment as create,
} from '#server/assignments/create-assignment.ts'
import {
  type DeleteAssignmentInput,
  type DeleteAssignmentResult,
  deleteAssignment as remove,
} from '#server/assignments/delete-assignment.ts'
import {
  type DuplicateAssignmentInput,
  type DuplicateAssignmentResult,
  duplicateAssignment as duplicate,
} from '#server/assignments/duplicate-assignment.ts'
import {
  type UpdateAssignmentInput,
  type UpdateAssignmentResult,
  updateAssignment as update,
} from '#server/assignments/update-assignment.ts'
import { getViewer } from '#server/auth/get-viewer.ts'
import { type SignedOut, signedOut } from '#server/auth/signed-out.ts'

/** Adds an assignment to a course. */
export async function createAssignment(
  input: CreateAssignmentInput,
): Promise<CreateAssignmentResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : create(viewer, input)
}

/** Saves all of an assignment, or nothing. */
export async function updateAssignment(
  input: UpdateAssignmentInput,
): Promise<UpdateAssignmentResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : update(viewer, input)
}

/** Deletes an assignment that nobody worked on. */
export async function deleteAssignment(
  input: DeleteAssignmentInput,
): Promise<DeleteAssignmentResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : remove(viewer, input)
}

/** Copies an assignment within its course. */
export async function duplicateAssignment(
  input: DuplicateAssignmentInput,
): Promise<DuplicateAssignmentResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : duplicate(viewer, input)
}
