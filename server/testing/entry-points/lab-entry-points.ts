// What is done in a lab, for the test of all entry points.
import { makeZip } from '#graders/testing/make-zip.ts'
import {
  actionEntry,
  anyStaff,
  type EntryPoint,
  enrolled,
  staff,
} from '#server/testing/entry-points/entry-point.ts'
import { tinyProgram } from '#server/testing/make-course.ts'

export const labEntryPoints: Record<string, EntryPoint> = {
  'items/[itemId]/similarity/actions.ts startSimilarityAction': actionEntry(anyStaff, ({ course }) => ({
    itemId: course.labItemId,
  })),
  'items/[itemId]/similarity/actions.ts stopSimilarityAction': actionEntry(anyStaff, ({ course }) => ({
    itemId: course.labItemId,
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
  // A student's solution is not shown yet: server/comparisons/compare-with-right.db.test.ts.
  'items/[itemId]/actions.ts compareWithRightAction': actionEntry(staff, ({ runId }) => ({
    runId,
    check: 'open',
  })),
  'items/[itemId]/actions.ts unpackUploadAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.labItemId,
    name: 'work.zip',
    base64: makeZip([{ name: 'main.py', content: 'print(1)' }]).toString('base64'),
  })),
}
