// What a student does on the page of an item, for the test that calls each as everybody.
import { makeZip } from '#graders/testing/make-zip.ts'
import { actionEntry, type EntryPoint, enrolled } from '#server/testing/entry-point.ts'
import { tinyProgram } from '#server/testing/make-course.ts'

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
  'items/[itemId]/actions.ts submitProgramAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.labItemId,
    key: crypto.randomUUID(),
    program: tinyProgram,
  })),
  'items/[itemId]/actions.ts runVisibleChecksAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.labItemId,
    program: tinyProgram,
  })),
  'items/[itemId]/actions.ts unpackUploadAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.labItemId,
    name: 'work.zip',
    base64: makeZip([{ name: 'main.py', content: 'print(1)' }]).toString('base64'),
  })),
}
