import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import { stackReadability } from '#graders/parts/header-stack/live/stack-readability.ts'
import { presentStack } from '#graders/parts/header-stack/present-stack.ts'
import { readStack, type StackVariant } from '#graders/parts/header-stack/read-stack.ts'
import type { StackFeedback, StackRight } from '#graders/parts/header-stack/stack-feedback.ts'
import type { StackMismatch } from '#graders/parts/header-stack/stack-mismatch.ts'
import type { HeaderStackPart, StackIdea } from '#graders/parts/header-stack/stack-part.ts'
import type { StackBracket, StackResponse } from '#graders/parts/header-stack/stack-response.ts'
import {
  misplaced,
  wronglyCovered,
  wronglyOpen,
  wrongWay,
} from '#graders/parts/header-stack/what-a-stack-does.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { covered } from '#protocols/ipsec/packet-stack.ts'

type StackVerdict = Verdict<StackMismatch, StackFeedback, StackRight>
type Wrong = CommonMismatch | StackMismatch

/** The order counts as much as two brackets, by its share up to the first wrong block; each bracket and each answer
 * counts by itself. What is told first is the first thing that is wrong, in that order. */
export function gradeStack(
  part: HeaderStackPart,
  scope: PartScope,
  response: StackResponse | null,
): StackVerdict {
  const readability = stackReadability(presentStack(part, scope), response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  if (readability.is === 'unreadable') {
    const actual = response.order.join(', ')
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  const variant = readStack(part, scope)
  const { offered, stack, brackets, questions, ideas } = variant
  const right = stack.blocks.map(({ id }) => id)
  const placed = response.order.map((index) => offered[index]?.id ?? '')
  const firstWrong = placed.findIndex((id, at) => id !== right[at])
  const inOrder = firstWrong < 0 ? placed.length : firstWrong
  const strays = placed.filter((id) => !right.includes(id)).length
  const orderShare = inOrder / (right.length + strays)

  const wrongBrackets = brackets.flatMap(({ text }, at) => {
    const given = response.brackets[at] ?? { from: null, to: null }
    if (isRightBracket(variant, at, given)) return []
    return [{ at, text, given, says: tellBracket(variant, at, given) }]
  })
  const wrongAnswers = questions.flatMap(({ question, ask, right: answer }, at) => {
    const given = response.answers[at] ?? null
    return given === answer ? [] : [{ at, question, ask, given, says: wrongWay[question] }]
  })
  const isInOrder = firstWrong < 0 && placed.length === right.length
  if (isInOrder && wrongBrackets.length + wrongAnswers.length === 0) {
    return { outcome: { status: 'passed' }, score: 1 }
  }
  const asked = 2 + brackets.length + questions.length
  const earned =
    2 * orderShare + brackets.length - wrongBrackets.length + questions.length - wrongAnswers.length
  const block = offered.find(({ id }) => id === placed[firstWrong])
  const misplacedSays = block
    ? right.includes(block.id)
      ? misplaced(block.kind, firstWrong)
      : 'Nothing that was done to this packet makes such a block.'
    : ''
  return {
    outcome: { status: 'failed', mismatch: named() ?? plain() },
    score: Math.round((earned / asked) * 100) / 100,
    feedback: {
      kind: part.kind,
      block: block ? { at: firstWrong, says: misplacedSays } : null,
      missing: firstWrong < 0 ? right.length - placed.length : 0,
      brackets: wrongBrackets.map(({ at, says }) => ({ at, says: ideaOfBracket(at)?.says ?? says })),
      answers: wrongAnswers.map(({ at, says }) => ({ at, says: ideaOfAnswer(at)?.says ?? says })),
    },
    right: rightOf(variant),
  }

  /** The first wrong idea of the author's, by what is wrong first. */
  function named(): Wrong | null {
    const early = ideas.find(
      (idea) =>
        idea.block !== undefined &&
        idea.block === block?.id &&
        (idea.before === undefined || !placed.slice(0, firstWrong).includes(idea.before)),
    )
    if (early) return misconception(early, placed.map(textOf).join(', '))
    for (const { at, text, given } of wrongBrackets) {
      const idea = ideaOfBracket(at)
      if (idea) return misconception(idea, `${text}: ${told(given)}`)
    }
    for (const { at, ask, given } of wrongAnswers) {
      const idea = ideaOfAnswer(at)
      if (idea) return misconception(idea, `${ask}: ${given}`)
    }
    return null
  }

  function plain(): Wrong {
    if (block) {
      const text = textOf(block.id)
      return { code: 'misplaced-block', block: text, at: firstWrong + 1, follows: misplacedSays }
    }
    if (!isInOrder) return { code: 'blocks-missing', missing: right.length - placed.length }
    const [bracket] = wrongBrackets
    if (bracket) {
      const { text, given, says } = bracket
      return { code: 'wrong-bracket', bracket: text, actual: told(given), follows: says }
    }
    const [answer] = wrongAnswers
    if (!answer) throw new Error('ipsec: nothing is wrong')
    const actual = answer.given ?? 'no answer'
    return { code: 'wrong-on-the-way', question: answer.ask, actual, follows: answer.says }
  }

  function ideaOfBracket(at: number): StackIdea | undefined {
    const { association, does } = stack.brackets[at] ?? {}
    const given = response?.brackets[at]
    const [from, to] = [given?.from === 'none' ? 'none' : idOf(given?.from), idOf(given?.to)]
    return ideas.find(
      (idea) =>
        idea.association === association &&
        idea.does === does &&
        (idea.from === undefined || idea.from === from) &&
        (idea.to === undefined || idea.to === to),
    )
  }

  function ideaOfAnswer(at: number): StackIdea | undefined {
    const given = response?.answers[at] ?? null
    return ideas.find(({ question, answer }) => question === questions[at]?.question && answer === given)
  }

  function idOf(index: number | null | undefined): string | undefined {
    return typeof index === 'number' ? offered[index]?.id : undefined
  }
  function textOf(id: string): string {
    return offered.find((each) => each.id === id)?.text ?? id
  }
  function told({ from, to }: StackBracket): string {
    if (from === null) return 'not chosen'
    if (from === 'none') return 'nothing'
    return `from ${textOf(idOf(from) ?? '')} to ${to === null ? 'nowhere' : textOf(idOf(to) ?? '')}`
  }
}

const misconception = ({ id, says }: StackIdea, actual: string): Wrong => ({
  code: 'misconception',
  id,
  says,
  actual: actual.length > 1_000 ? `${actual.slice(0, 999)}…` : actual,
})

function isRightBracket({ stack, offered }: StackVariant, at: number, { from, to }: StackBracket): boolean {
  const over = stack.brackets[at]?.over ?? null
  if (over === null) return from === 'none'
  if (typeof from !== 'number' || to === null) return false
  return offered[from]?.id === over.from && offered[to]?.id === over.to
}

/** What follows from the first block, in the right packet, that is wrongly within it or outside. */
function tellBracket({ stack, offered }: StackVariant, at: number, { from, to }: StackBracket): string {
  const bracket = stack.brackets[at]
  if (!bracket || from === null || (from !== 'none' && to === null)) return 'It is not chosen yet.'
  const ids = stack.blocks.map(({ id }) => id)
  const place = (index: number | 'none' | null) =>
    typeof index === 'number' ? ids.indexOf(offered[index]?.id ?? '') : -1
  const [first, last] = [place(from), place(to)]
  if (from !== 'none' && (first < 0 || last < first))
    return 'It ends before it begins, or at a block that is not there.'
  const within = new Set(covered(stack, bracket))
  for (const [index, { id, kind }] of stack.blocks.entries()) {
    const given = from !== 'none' && index >= first && index <= last
    if (given === within.has(id)) continue
    return given ? wronglyCovered(bracket.does, kind) : wronglyOpen(bracket.does, kind)
  }
  return 'It is not right.'
}

function rightOf({ stack, offered, brackets, questions }: StackVariant): StackRight {
  const ids = stack.blocks.map(({ id }) => id)
  return {
    kind: 'header-stack',
    blocks: ids.map((id) => offered.find((each) => each.id === id)?.text ?? id),
    brackets: brackets.map(({ text }, at) => {
      const over = stack.brackets[at]?.over ?? null
      return { text, over: over && { from: ids.indexOf(over.from), to: ids.indexOf(over.to) } }
    }),
    answers: questions.map(({ right }) => right),
  }
}

const failed = (mismatch: CommonMismatch): StackVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
