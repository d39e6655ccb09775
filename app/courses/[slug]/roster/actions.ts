'use server'

import { getViewer } from '#server/auth/get-viewer.ts'
import { type SignedOut, signedOut } from '#server/auth/signed-out.ts'
import {
  type AddToRosterInput,
  type AddToRosterResult,
  addToRoster as add,
} from '#server/roster/add-to-roster.ts'
import {
  type ChangeRoleInput,
  type ChangeRoleResult,
  changeRole as change,
} from '#server/roster/change-role.ts'
import {
  type RemoveFromCourseInput,
  type RemoveFromCourseResult,
  removeFromCourse as remove,
} from '#server/roster/remove-from-course.ts'

/** Adds people by their email addresses. */
export async function addToRoster(input: AddToRosterInput): Promise<AddToRosterResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : add(viewer, input)
}

/** Gives someone in the course another role. */
export async function changeRole(input: ChangeRoleInput): Promise<ChangeRoleResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : change(viewer, input)
}

/** Takes someone out of the course; their work is kept. */
export async function removeFromCourse(
  input: RemoveFromCourseInput,
): Promise<RemoveFromCourseResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : remove(viewer, input)
}
