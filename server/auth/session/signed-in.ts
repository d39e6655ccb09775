import type { NotYours, UseCase } from '#server/access/use-case.ts'
import { getViewer } from '#server/auth/session/get-viewer.ts'
import { type SignedOut, signedOut } from '#server/auth/session/signed-out.ts'
import type { Refusal } from '#server/refusal.ts'

/** A use case as a server action, done by whoever sent the request in progress. What has a deadline counts from the
 * moment of its arrival, which is read before anything else. The input's type holds for our own pages; anyone can send
 * anything, and the use case parses what it gets. */
export function signedIn<Input, Result>(
  useCase: UseCase<Input, Result>,
): (input: Input) => Promise<Result | Refusal<NotYours> | SignedOut> {
  return async (input) => {
    const arrivedAt = new Date()
    const viewer = await getViewer()
    return viewer === null ? signedOut() : useCase(viewer, input, arrivedAt)
  }
}
