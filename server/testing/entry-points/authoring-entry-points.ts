// The entry points of writing exercises, for the test that calls each as everybody.
import { authorExercise } from '#server/testing/author-exercise.ts'
import {
  actionEntry,
  anyStaff,
  type EntryPoint,
  type Place,
} from '#server/testing/entry-points/entry-point.ts'
import type { TestCourse } from '#server/testing/make-course.ts'

const exercises = 'courses/[slug]/exercises/actions.tsx'
/** Exercises are of a course and of nobody in it; what students have changes by a regrade alone. */
const ofNobody = { unaudited: 'writes exercises, of which versions never change' }

const entryPoints: Record<string, EntryPoint> = {
  [`${exercises} createDraftAction`]: actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    exerciseId: `new-${crypto.randomUUID()}`,
    title: 'New',
    from: { template: 'number' },
  })),
  [`${exercises} saveExerciseDraftAction`]: actionEntry(['instructor'], ({ course, drafts }) => ({
    slug: course.slug,
    exerciseId: drafts.kept,
    text: 'broken as yet',
    seen: 1,
  })),
  [`${exercises} checkDraftAction`]: actionEntry(['instructor'], ({ course, drafts }) => ({
    slug: course.slug,
    exerciseId: drafts.kept,
    text: 'broken as yet',
    seed: '1',
  })),
  [`${exercises} judgePreviewAction`]: actionEntry(anyStaff, ({ course }) => ({
    slug: course.slug,
    exerciseId: 'two-round-trips',
    which: 1,
    seed: '1',
    response: {},
  })),
  [`${exercises} startVariantsTestAction`]: actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    exerciseId: 'two-round-trips',
    which: 1,
  })),
  [`${exercises} publishDraftAction`]: actionEntry(['instructor'], ({ course, drafts }) => ({
    slug: course.slug,
    exerciseId: drafts.published,
    revision: 1,
  })),
  [`${exercises} discardDraftAction`]: actionEntry(['instructor'], ({ course, drafts }) => ({
    slug: course.slug,
    exerciseId: drafts.thrownAway,
    revision: 1,
  })),
}

export const authoringEntryPoints: Record<string, EntryPoint> = Object.fromEntries(
  Object.entries(entryPoints).map(([name, point]) => [name, { ...point, ...ofNobody }]),
)

/** What these use up: a draft for each. */
export async function makeDrafts({ instructor, courseId }: TestCourse): Promise<Place['drafts']> {
  const draft = async () => (await authorExercise(instructor, courseId)).exerciseId
  return { kept: await draft(), published: await draft(), thrownAway: await draft() }
}
