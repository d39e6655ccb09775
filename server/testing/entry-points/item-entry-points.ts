// What a student does with an exercise, for the test that calls each as everybody.
import { actionEntry, type EntryPoint, enrolled } from '#server/testing/entry-points/entry-point.ts'

export const itemEntryPoints: Record<string, EntryPoint> = {
  'items/[itemId]/actions.ts saveDraftAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.exerciseItemId,
    attempt: 1,
    seen: 0,
    content: { kind: 'response', response: {} },
  })),
  'items/[itemId]/actions.ts submitResponseAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.exerciseItemId,
    attempt: 1,
    key: crypto.randomUUID(),
    response: {},
  })),
  'items/[itemId]/actions.ts showSolutionAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.exerciseItemId,
    attempt: 1,
  })),
  'items/[itemId]/actions.ts openHintAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.exerciseItemId,
    hint: 2,
    cost: 20,
  })),
  'items/[itemId]/actions.ts newNumbersAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.exerciseItemId,
    attempt: 1,
  })),
}
