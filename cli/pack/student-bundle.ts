// What students get of a lab: built by naming what goes in, so that nothing slips in with a new file.
import { type Exercise } from '#graders/exercise/exercise.ts'
import { splitSections } from '#graders/exercise/source/split-sections.ts'
import type { Files } from '#graders/labs/contract/lab-order.ts'

export type StudentBundle = { ok: true; files: Map<string, Uint8Array> } | { ok: false; says: string }

const statement = 'exercise.md'
const goesIn = /^(?:(?!hidden\.ts$)[a-z0-9-]+\.ts|starter\/.+|.+\.(?:svg|png|jpg|webp))$/
/** Answers have pictures too. */
const staysOut = /^solutions\//

/** The statement without its solution, the visible checks, the starters and the pictures, in the lab's folder. */
export function studentBundle({ id, parts }: Exercise, files: Files): StudentBundle {
  if (parts.some(({ kind }) => kind !== 'lab')) {
    const says = `${id} has parts besides the program, and ${statement} holds their answers. Pack a lab that is a program only.`
    return { ok: false, says }
  }
  const chosen = new Map<string, Uint8Array>()
  for (const [path, content] of files) {
    if (path === statement) chosen.set(`${id}/${path}`, withoutSolution(content))
    else if (goesIn.test(path) && !staysOut.test(path)) chosen.set(`${id}/${path}`, content)
  }
  chosen.set(`${id}/README.md`, Buffer.from(readme(id), 'utf8'))
  return { ok: true, files: chosen }
}

function withoutSolution(content: Uint8Array): Buffer {
  const text = Buffer.from(content).toString('utf8')
  const solution = splitSections(text, 1).sections.get('Solution')
  if (solution === undefined) return Buffer.from(content)
  const lines = text.split('\n')
  lines.splice(
    solution.line - 1,
    solution.markdown.split('\n').length,
    'Your course shows it when the time comes.',
  )
  return Buffer.from(lines.join('\n'), 'utf8')
}

const readme = (id: string) => `# ${id}
The task is in exercise.md, a program to begin with in starter/, and what is checked in lab.ts.

With a checkout of Roundtrip on Linux, this runs the same checks as the platform does, all but the hidden ones:

    EXERCISES_PATH=<the folder that holds ${id}> ./roundtrip check ${id} main.py
`
