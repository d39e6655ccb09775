import type { AuditedAct } from '#server/audit/audited-act.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import type { CourseContent } from '#server/copying/course-content.ts'
import { type ContentPlace, storeContent } from '#server/copying/store-content.ts'
import { database } from '#server/database/client.ts'

type Refused = Extract<Awaited<ReturnType<typeof storeContent>>, { ok: false }>

/** Undoes what was stored of a course that is refused. */
class Undone extends Error {
  readonly refusal: Refused
  constructor(refusal: Refused) {
    super(refusal.says)
    this.refusal = refusal
  }
}

/** A course as its content has it, whole or not at all. A refusal says what is wrong, without saying that it is one. */
export async function storeCourse(
  content: CourseContent,
  { act, ...place }: ContentPlace & { act: AuditedAct },
): ReturnType<typeof storeContent> {
  try {
    return await database.$transaction(
      async (tx) => {
        const made = await storeContent(tx, content, place)
        if (!made.ok) throw new Undone(made)
        await recordActs(tx, [{ courseId: made.courseId, byId: place.instructorId, of: null, act }])
        return made
      },
      { timeout: 60_000 },
    )
  } catch (error) {
    if (error instanceof Undone) return error.refusal
    throw error
  }
}
