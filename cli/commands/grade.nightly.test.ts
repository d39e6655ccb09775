// A hundred submissions in each layout: a run that is killed, resumed, interrupted and resumed again leaves the same
// results as one that was left alone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeZip } from '#graders/testing/make-zip.ts'
import { runGrade, StartedGrade } from '../../tests/support/run-grade.ts'
import { submissionsOf } from '../grade/testing/programs.ts'
import { gradedIds, readResults } from '../grade/testing/read-results.ts'

const scratch = mkdtempSync(join(tmpdir(), 'grade-nightly-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const students = 100
const timeoutMs = 900_000

test.each(['flat', 'moodle', 'canvas'] as const)(
  'a hundred submissions, %s',
  { timeout: timeoutMs },
  async (layout) => {
    const zip = join(scratch, `${layout}.zip`)
    writeFileSync(zip, makeZip(submissionsOf(layout, students)))
    const args = ['canary-lab', zip, '--layout', 'auto', '--seed', `nightly ${layout}`]
    const [alone, troubled] = [join(scratch, `${layout}-alone`), join(scratch, `${layout}-troubled`)]

    const whole = await runGrade([...args, '--out', alone])
    expect(whole).toMatchObject({ code: 0, stderr: expect.stringContaining(`: ${layout}`) })
    expect(gradedIds(alone)).toHaveLength(students)

    const killed = new StartedGrade([...args, '--out', troubled])
    await killed.says(`20/${students} `)
    killed.kill()
    await killed.ended
    const left = students - gradedIds(troubled).length
    const interrupted = new StartedGrade([...args, '--out', troubled, '--resume'])
    await interrupted.says(`40/${left} `)
    interrupted.interrupt()
    expect((await interrupted.ended).code).toBe(2)
    expect(gradedIds(troubled).length).toBeLessThan(students)
    expect((await runGrade([...args, '--out', troubled, '--resume'])).code).toBe(0)

    expect(gradedIds(troubled).toSorted()).toEqual(gradedIds(alone).toSorted())
    expect(await readResults(troubled)).toEqual(await readResults(alone))
  },
)
