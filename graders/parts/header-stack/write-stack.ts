// A packet as a response, from the right one and what an author changes about it.
import { readStack } from '#graders/parts/header-stack/read-stack.ts'
import type { HeaderStackPart, StackIdea } from '#graders/parts/header-stack/stack-part.ts'
import type { StackResponse } from '#graders/parts/header-stack/stack-response.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'

export function rightResponse(part: HeaderStackPart, scope: PartScope): StackResponse {
  const { stack, offered, questions } = readStack(part, scope)
  const place = (id: string) => offered.findIndex((each) => each.id === id)
  return {
    kind: part.kind,
    order: stack.blocks.map(({ id }) => place(id)),
    brackets: stack.brackets.map(({ over }) =>
      over === null ? { from: 'none', to: null } : { from: place(over.from), to: place(over.to) },
    ),
    answers: questions.map(({ right }) => right),
  }
}

/** What a student writes who has one wrong idea; null where it comes to the right packet. */
export function wrongResponse(
  part: HeaderStackPart,
  scope: PartScope,
  idea: StackIdea,
): StackResponse | null {
  const { stack, offered, questions } = readStack(part, scope)
  const response = rightResponse(part, scope)
  const place = (id: string | undefined) => offered.findIndex((each) => each.id === id)
  if (idea.block !== undefined) {
    const moved = place(idea.block)
    const others = response.order.filter((index) => index !== moved)
    const at = idea.before === undefined ? others.length : others.indexOf(place(idea.before))
    return { ...response, order: others.toSpliced(at, 0, moved) }
  }
  if (idea.association !== undefined) {
    const at = stack.brackets.findIndex(
      ({ association, does }) => association === idea.association && does === idea.does,
    )
    const right = response.brackets[at]
    if (!right) return null
    const from = idea.from === 'none' ? idea.from : idea.from === undefined ? right.from : place(idea.from)
    const to = from === 'none' ? null : idea.to === undefined ? right.to : place(idea.to)
    if (from === right.from && to === right.to) return null
    return { ...response, brackets: response.brackets.with(at, { from, to }) }
  }
  const at = questions.findIndex(({ question }) => question === idea.question)
  if (at < 0 || idea.answer === undefined || response.answers[at] === idea.answer) return null
  return { ...response, answers: response.answers.with(at, idea.answer) }
}

/**
 * `solution`, or changes to it, one on a line or between semicolons: `ah-1 before tcp`, `without icv-1`, `with ah-1` (at the
 * end), `1 encrypts esp-1..trailer-1`, `1 checks none`, `nat = it is accepted`.
 */
export function writtenResponse(part: HeaderStackPart, text: string, scope: PartScope): StackResponse {
  const { stack, offered, questions } = readStack(part, scope)
  let { order, brackets, answers, kind } = rightResponse(part, scope)
  if (text.trim() === 'solution') return { kind, order, brackets, answers }
  const place = (id: string) => {
    const at = offered.findIndex((each) => each.id === id)
    if (at < 0) throw new RangeError(`“${id}” is no block of “${part.id}”`)
    return at
  }
  for (const change of text
    .split(/[;\n]/u)
    .map((each) => each.trim())
    .filter((each) => each !== '')) {
    const [, block, before] = /^(\S+) before (\S+)$/u.exec(change) ?? []
    const [, word, one] = /^(with|without) (\S+)$/u.exec(change) ?? []
    const [, number, does, over] = /^([1-4]) (encrypts|checks) (\S+)$/u.exec(change) ?? []
    const [, question, answer] = /^([a-z]+) = (.+)$/u.exec(change) ?? []
    if (block !== undefined && before !== undefined) {
      const others = order.filter((index) => index !== place(block))
      order = others.toSpliced(others.indexOf(place(before)), 0, place(block))
    } else if (word !== undefined && one !== undefined) {
      const others = order.filter((index) => index !== place(one))
      order = word === 'with' ? [...others, place(one)] : others
    } else if (over !== undefined) {
      const at = stack.brackets.findIndex((each) => each.association === Number(number) && each.does === does)
      const [from = '', to = ''] = over.split('..')
      const bracket =
        over === 'none' ? { from: 'none' as const, to: null } : { from: place(from), to: place(to) }
      brackets = brackets.with(at, bracket)
    } else if (question !== undefined && answer !== undefined) {
      const at = questions.findIndex((each) => each.question === question)
      if (at < 0) throw new RangeError(`“${question}” is not asked in “${part.id}”`)
      answers = answers.with(at, answer)
    } else {
      throw new RangeError(`“${change}” changes nothing of a packet`)
    }
  }
  return { kind, order, brackets, answers }
}
