import { readFileSync } from 'node:fs'
import path from 'node:path'

const solutions = path.resolve(
  import.meta.dirname,
  '../../../exercises/sockets/tcp-uppercase-client/solutions',
)

/** A solution of the lab as a file that a student uploads. */
export const program = (solution: string) => ({
  name: `main${path.extname(solution)}`,
  mimeType: 'text/plain',
  buffer: readFileSync(path.join(solutions, solution)),
})

export const rightProgram = (language: 'py' | 'js') => program(`right.${language}`)
