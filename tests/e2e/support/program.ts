import { readFileSync } from 'node:fs'
import path from 'node:path'

const labs = path.resolve(import.meta.dirname, '../../../exercises/sockets')

/** A solution of a lab as a file that a student uploads. */
export const program = (solution: string, lab = 'tcp-uppercase-client') => ({
  name: `main${path.extname(solution)}`,
  mimeType: 'text/plain',
  buffer: readFileSync(path.join(labs, lab, 'solutions', solution)),
})

export const textbookProgram = (language: 'py' | 'js') => program(`right.${language}`)
