// What is done in a lab, for the test of all entry points.
import { makeZip } from '#graders/testing/make-zip.ts'
import { actionEntry, type EntryPoint, enrolled, staff } from '#server/testing/entry-points/entry-point.ts'
import { tinyProgram } from '#server/testing/make-course.ts'

export const labEntryPoints: Record<string, EntryPoint> = {
  'items/[itemId]/similarity/actions.ts startSimilarityAction': {
    ...actionEntry(staff, ({ course }) => ({ itemId: course.labItemId })),
    unaudited: 'reads programs, and says nothing to or of anybody',
  },
  'items/[itemId]/similarity/actions.ts stopSimilarityAction': {
    ...actionEntry(staff, ({ course }) => ({ itemId: course.labItemId })),
    unaudited: 'ends what reads programs',
  },
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
  'items/[itemId]/actions.ts compareWithRightAction': {
    ...actionEntry(staff, ({ runId }) => ({ runId, check: 'open' })),
    unaudited: 'runs a right program, which is nobody’s',
  },
  'items/[itemId]/actions.ts unpackUploadAction': actionEntry(enrolled, ({ course }) => ({
    itemId: course.labItemId,
    name: 'work.zip',
    base64: makeZip([{ name: 'main.py', content: 'print(1)' }]).toString('base64'),
  })),
}
