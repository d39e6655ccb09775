import type { HttpReadingResponse } from '#graders/parts/http-reading/http-reading-response.ts'
import type { PresentedHttpReading } from '#graders/parts/http-reading/presented-http-reading.ts'
import type { Readability } from '#graders/parts/readability.ts'
import { readNumber } from '#protocols/quantity/read-number.ts'

type Question = PresentedHttpReading['questions'][number]

/** A question may stay open: it is then not right. */
export function httpReadingReadability(
  { questions }: Pick<PresentedHttpReading, 'questions'>,
  response: HttpReadingResponse | null,
): Readability {
  const answers = response?.answers ?? []
  if (answers.every((text) => text.trim() === '')) return { is: 'blank' }
  for (const [index, text] of answers.entries()) {
    const question = questions[index]
    if (!question) return { is: 'unreadable', says: 'It answers more questions than there are.' }
    const problem = readingProblem(question, text)
    if (problem !== null) return { is: 'unreadable', says: `${question.ask} ${problem}` }
  }
  return { is: 'readable' }
}

/** Why an answer cannot be read; null where it can, or is empty. */
export function readingProblem({ cells, options }: Question, text: string): string | null {
  if (text.trim() === '' || cells === 'text') return null
  if (cells === 'choice') return options.includes(text) ? null : 'This cannot be chosen.'
  const read = readNumber(text)
  return read.ok ? null : read.says
}
