import type { PresentedStack } from '#graders/parts/header-stack/presented-stack.ts'
import { readStack } from '#graders/parts/header-stack/read-stack.ts'
import type { HeaderStackPart } from '#graders/parts/header-stack/stack-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'

export function presentStack(part: HeaderStackPart, scope: PartScope): PresentedStack {
  const { offered, brackets, questions } = readStack(part, scope)
  return {
    id: part.id,
    kind: part.kind,
    ask: scope.fill(part.ask),
    points: part.points,
    blocks: offered.map(({ text, kind }) => ({ text, kind })),
    brackets: brackets.map(({ text }) => text),
    questions: questions.map(({ ask, options }) => ({ ask, options })),
    spares: part.besides.length > 0,
  }
}
