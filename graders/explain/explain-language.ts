// Why a program could not even start, in one friendly sentence.
import type { Told } from '#graders/explain/explanation.ts'
import type { Mismatch } from '#graders/outcome.ts'
import { usualMains } from '#graders/runtimes.ts'

export function explainLanguage({
  problem,
  detail,
  file,
  where,
}: Extract<Mismatch, { code: 'language' }>): Told {
  const program = file ?? 'your program'
  const place = where?.line === undefined ? program : `line ${where.line} of ${program}`
  switch (problem) {
    case 'python2':
      return {
        headline: `This is Python 2, in ${place}: ${detail}. Programs run here with Python 3.`,
        expected: 'a Python 3 program',
        received: detail,
      }
    case 'syntax':
      return {
        headline: `Your program cannot be read, in ${place}: ${detail}.`,
        expected: 'a program without syntax errors',
        received: detail,
      }
    case 'compile':
      return {
        headline: `Your program does not compile, in ${place}: ${detail}.`,
        expected: 'a program that the compiler can build',
        received: detail,
      }
    case 'module':
      return {
        headline: `There is no module ${detail} here, which is imported in ${place}: labs use what comes with the language.`,
        expected: 'modules of the standard library, or files of your own submission',
        received: detail,
      }
    case 'no-entry':
      return {
        headline: `We do not know what to start: ${detail}.`,
        expected: `a file called ${usualMains}, or just one program`,
        received: detail,
      }
    case 'worker-difference':
      return {
        headline: `${detail}, in ${place}, does not work here: JavaScript runs in a worker thread.`,
        expected: `a program that does without ${detail}`,
        received: detail,
      }
  }
}
