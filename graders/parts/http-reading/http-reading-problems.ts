// What an author can get wrong in a reading.
import type { HttpReadingPart } from '#graders/parts/http-reading/http-reading-part.ts'
import { isSameReading, readPart } from '#graders/parts/http-reading/read-part.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

/** Mistakes that can be seen without a variant. */
export function httpReadingProblems({ questions }: HttpReadingPart): PartProblem[] {
  const ids = questions.map(({ id }) => id)
  const ideas = questions.flatMap(({ misconceptions }, index) =>
    misconceptions.map(({ id }, nth) => ({ id, at: ['questions', index, 'misconceptions', nth, 'id'] })),
  )
  return [
    ...ids.flatMap((id, index) => (ids.indexOf(id) < index ? [twice(id, ['questions', index, 'id'])] : [])),
    ...ideas.flatMap(({ id, at }, index) =>
      ideas.findIndex((other) => other.id === id) < index ? [twice(id, at)] : [],
    ),
  ]
}

const twice = (id: string, at: (string | number)[]): PartProblem => ({
  at,
  says: `Two are called “${id}”.`,
  fix: 'Rename one.',
})

export function httpReadingVariantProblems(part: HttpReadingPart, scope: PartScope): PartProblem[] {
  const { questions, findings } = readPart(part, scope)
  const problems: PartProblem[] = []
  const [broken] = findings.filter(({ severity }) => severity === 'rejects')
  if (broken)
    problems.push({ at: ['text'], says: broken.says, fix: 'Write a message that a recipient takes.' })
  for (const [index, question] of questions.entries()) {
    const at = ['questions', index]
    if (!question) {
      problems.push({
        at: [...at, 'reads'],
        says: 'The message has no such thing.',
        fix: 'Ask about what is there.',
      })
      continue
    }
    const taken = [{ id: 'what is right', value: question.answer }]
    for (const [nth, { id, value }] of question.ideas.entries()) {
      const where = [...at, 'misconceptions', nth, 'value']
      const same = taken.find((other) => isSameReading(question, other.value, value))
      if (same) {
        const says = `“${id}” reads “${value}”, which cannot be told from ${same.id}.`
        problems.push({ at: where, says, fix: 'Add a requirement that keeps them apart.' })
      }
      if (question.cells === 'choice' && !question.options.includes(value)) {
        const fix = `Write one of: ${question.options.join('; ')}.`
        problems.push({ at: where, says: `“${value}” cannot be chosen.`, fix })
      }
      taken.push({ id: `“${id}”`, value })
    }
  }
  return problems
}
