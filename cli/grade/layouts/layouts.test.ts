// Whatever the names, no layout throws, and no file is lost without a word.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SourceFile } from '#graders/archive/source-file.ts'
import { chooseLayout, layoutIds } from './choose-layout.ts'

const piece = fc.oneof(
  fc.constantFrom(
    'ada',
    'Ada Lovelace',
    'submitted',
    'submission_1',
    'main.py',
    'main-1.py',
    'main-2.py',
    'hw1',
  ),
  fc.constantFrom(
    'Ada_11_assignsubmission_file_',
    'Ada_11_assignsubmission_onlinetext_',
    'Bob_12_assignsubmission_file',
  ),
  fc.constantFrom(
    'ada_101_9001_main.py',
    'ada_LATE_101_9002_main-1.py',
    'bob_102_text.html',
    'submission_metadata.yml',
  ),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }).map((text) => text.replaceAll('/', '_')),
)
const tree = fc
  .uniqueArray(fc.array(piece, { minLength: 1, maxLength: 4 }), {
    maxLength: 12,
    selector: (path) => path.join('/'),
  })
  .map((paths) =>
    paths.map((path, at): SourceFile => ({ path: path.join('/'), bytes: Buffer.from(`file ${at}`) })),
  )

test.each(['auto', ...layoutIds] as const)('%s', (wanted) => {
  fc.assert(
    fc.property(tree, (files) => {
      const { layout, files: opened, says } = chooseLayout(files, wanted)
      expect(opened).toHaveLength(files.length)
      expect(says).toMatch(/^[a-z]+/)
      const { groups, unmatched } = layout.group(opened, 'a-lab')
      expect(new Set(groups.map(({ person }) => person)).size).toBe(groups.length)
      const told = groups.length + unmatched.length
      if (files.length > 0 && !['nbgrader', 'gradescope'].includes(layout.id)) expect(told).toBeGreaterThan(0)
      if (layout.id !== 'flat') return
      const placed = groups.reduce((sum, group) => sum + group.files.length, 0)
      expect(placed + unmatched.length).toBe(files.length)
    }),
  )
})
