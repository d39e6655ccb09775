// What an author can get wrong in a part about a handshake.
import { gradeHandshake } from '#graders/parts/handshake/grade-handshake.ts'
import type { HandshakePart } from '#graders/parts/handshake/handshake-part.ts'
import { readHandshake } from '#graders/parts/handshake/read-handshake.ts'
import { wrongHandshake } from '#graders/parts/handshake/write-handshake.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { tlsFlow } from '#protocols/tls/flow.ts'

export function handshakeProblems({ flow, records, fault, misconceptions }: HandshakePart): PartProblem[] {
  const problems: PartProblem[] = []
  const ids = tlsFlow(flow).messages.map(({ id }) => id)
  for (const [index, id] of records.entries()) {
    if (ids.includes(id)) continue
    const fix = `Messages are: ${ids.join(', ')}.`
    problems.push({ at: ['records', index], says: `There is no message “${id}”.`, fix })
  }
  const needsCertificate = fault === 'expired-certificate' || fault === 'unknown-authority'
  if (needsCertificate && !ids.includes('server-certificate')) {
    const says = 'No certificate is shown in this handshake.'
    problems.push({ at: ['fault'], says, fix: 'Choose another fault, or another handshake.' })
  }
  for (const [index, { id, message, question, answer }] of misconceptions.entries()) {
    const at = ['misconceptions', index]
    if (misconceptions.findIndex((each) => each.id === id) < index) {
      problems.push({ at: [...at, 'id'], says: `Two are called “${id}”.`, fix: 'Rename one.' })
    }
    if ((message === undefined) === (question === undefined)) {
      problems.push({ at, says: 'It is about either a message or a question.', fix: 'Keep one.' })
    } else if (question !== undefined && answer === undefined) {
      problems.push({ at, says: 'It does not say what is answered.', fix: 'Add answer.' })
    }
  }
  return problems
}

export function handshakeVariantProblems(part: HandshakePart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const { offered, questions } = readHandshake(part, scope)
  const ids = offered.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) < at)
  if (twice !== undefined) {
    return [
      { at: ['besides'], says: `“${twice}” belongs to this handshake.`, fix: 'Leave it out of besides.' },
    ]
  }
  for (const [index, idea] of part.misconceptions.entries()) {
    const at = ['misconceptions', index]
    const unknown = [idea.message, idea.before].find((id) => id !== undefined && !ids.includes(id))
    const asked = questions.find(({ question }) => question === idea.question)
    if (unknown !== undefined) {
      problems.push({
        at,
        says: `There is no message “${unknown}”.`,
        fix: `Messages are: ${ids.join(', ')}.`,
      })
    } else if (idea.question !== undefined && !asked?.options.includes(idea.answer ?? '')) {
      const fix = asked
        ? `It can be: ${asked.options.join(', ')}.`
        : `Questions are: ${questions.map(({ question }) => question).join(', ')}.`
      problems.push({ at, says: `“${idea.question} = ${idea.answer}” cannot be answered.`, fix })
    } else {
      const { outcome } = gradeHandshake(part, scope, wrongHandshake(part, scope, idea))
      const mismatch = outcome.status === 'failed' ? outcome.mismatch : null
      if (mismatch?.code === 'misconception' && mismatch.id === idea.id) continue
      const says = mismatch === null ? `“${idea.id}” is right.` : `“${idea.id}” is not recognised by it.`
      problems.push({ at, says, fix: 'Say what is wrong, or put it before the one that takes it.' })
    }
  }
  return problems
}
