import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { assignmentTitle } from '../test.ts'

const exercises = path.resolve(import.meta.dirname, '../../../../exercises')
const Titled = z.looseObject({ title: z.string() })
const titleOf = (...file: string[]) => {
  const [, head = ''] = readFileSync(path.join(exercises, ...file), 'utf8').split(/^---$/m)
  return Titled.parse(parse(head === '' ? readFileSync(path.join(exercises, ...file), 'utf8') : head)).title
}
/** Those of the first assignment of the demo course. */
const first = ['tcp-uppercase-client', 'udp-uppercase-server']

/** Every lab that comes with the platform, and where a student of the demo course finds it. */
export const allLabs = globSync('*/*/lab.ts', { cwd: exercises })
  .toSorted()
  .map((file) => {
    const [unit = '', id = ''] = file.split('/')
    return {
      id,
      title: titleOf(unit, id, 'exercise.md'),
      assignment: first.includes(id) ? assignmentTitle : titleOf(unit, 'unit.md'),
      /** A solution of it as a file that a student uploads. */
      solution: (name: string) => ({
        name: `main${path.extname(name)}`,
        mimeType: 'text/plain',
        buffer: readFileSync(path.join(exercises, unit, id, 'solutions', name)),
      }),
    }
  })
