// What an author can get wrong in a part about a packet's headers.
import { gradeStack } from '#graders/parts/header-stack/grade-stack.ts'
import { readStack } from '#graders/parts/header-stack/read-stack.ts'
import type { HeaderStackPart } from '#graders/parts/header-stack/stack-part.ts'
import { wrongResponse } from '#graders/parts/header-stack/write-stack.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

export function stackProblems({ associations, misconceptions }: HeaderStackPart): PartProblem[] {
  const problems: PartProblem[] = []
  const problem = (at: PartProblem['at'], says: string, fix: string) => problems.push({ at, says, fix })
  for (const [index, { mode, from, to, protocol, encrypts, checks }] of associations.entries()) {
    const at = ['associations', index]
    const hasEnds = from !== undefined && to !== undefined
    if (mode === 'tunnel' && !hasEnds) problem(at, 'A tunnel has two ends.', 'Add from and to.')
    if (mode === 'transport' && (from ?? to) !== undefined) {
      problem(at, 'Transport mode adds no IP header.', 'Leave from and to out.')
    }
    if (protocol === 'ah' && !checks) problem(at, 'AH does nothing but check.', 'Leave checks out.')
    if (protocol === 'esp' && !checks && !encrypts) {
      problem(
        at,
        'ESP that neither encrypts nor checks is not allowed (RFC 4303 section 3.2).',
        'Keep one of them.',
      )
    }
  }
  for (const [index, idea] of misconceptions.entries()) {
    const at = ['misconceptions', index]
    if (misconceptions.findIndex(({ id }) => id === idea.id) < index) {
      problem([...at, 'id'], `Two are called “${idea.id}”.`, 'Rename one.')
    }
    const about = [idea.block, idea.association, idea.question].filter((each) => each !== undefined)
    if (about.length !== 1) problem(at, 'It is about one of block, association and question.', 'Keep one.')
    if (idea.association !== undefined && (idea.does === undefined || (idea.from ?? idea.to) === undefined)) {
      problem(at, 'It does not say which bracket is drawn, and over what.', 'Add does, and from or to.')
    }
    if (idea.question !== undefined && idea.answer === undefined) {
      problem(at, 'It does not say what is answered.', 'Add answer.')
    }
  }
  return problems
}

export function stackVariantProblems(part: HeaderStackPart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const { offered, questions } = readStack(part, scope)
  const texts = offered.map(({ text }) => text)
  const twice = offered.find(({ text }, at) => texts.indexOf(text) < at)
  if (twice) {
    problems.push({
      at: ['besides'],
      says: `“${twice.text}” is on offer twice.`,
      fix: 'Leave one of them out.',
    })
  }
  for (const [index, idea] of readStack(part, scope).ideas.entries()) {
    const at = ['misconceptions', index]
    const named = [idea.block, idea.before, idea.from === 'none' ? undefined : idea.from, idea.to]
    const unknown = named.find((id) => id !== undefined && !offered.some((each) => each.id === id))
    if (unknown !== undefined) {
      const fix = `Blocks are: ${offered.map(({ id }) => id).join(', ')}.`
      problems.push({ at, says: `There is no block “${unknown}”.`, fix })
      continue
    }
    const asked = questions.find(({ question }) => question === idea.question)
    if (idea.question !== undefined && !asked?.options.includes(idea.answer ?? '')) {
      const fix = `It can be: ${asked?.options.join(', ') ?? 'nothing, as it is not asked'}.`
      problems.push({ at: [...at, 'answer'], says: `“${idea.answer}” cannot be chosen.`, fix })
      continue
    }
    const response = wrongResponse(part, scope, idea)
    const outcome = response && gradeStack(part, scope, response).outcome
    const mismatch = outcome?.status === 'failed' ? outcome.mismatch : null
    const found = mismatch?.code === 'misconception' ? mismatch.id : null
    if (found === idea.id) continue
    const says = mismatch === null ? `“${idea.id}” is right.` : `“${idea.id}” is not recognised by it.`
    problems.push({ at, says, fix: 'Say what is wrong, or put it before the one that takes it.' })
  }
  return problems
}
