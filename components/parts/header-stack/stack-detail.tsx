import { StackDrawing } from '#components/parts/header-stack/stack-drawing.tsx'
import type { PartDetailProps } from '#components/parts/part-props.ts'
import type { PresentedStack } from '#graders/parts/header-stack/presented-stack.ts'
import type { StackFeedback, StackRight } from '#graders/parts/header-stack/stack-feedback.ts'
import type { StackResponse } from '#graders/parts/header-stack/stack-response.ts'

type Props = PartDetailProps<PresentedStack, StackResponse, StackFeedback, StackRight>

/** What follows from each thing that is wrong; with the solution, the right packet, drawn and in words. */
export function StackDetail({ part, answer, feedback, right }: Props) {
  if (right) {
    const { blocks, brackets, answers } = right
    return (
      <>
        <ol aria-label="The right packet" className="list-decimal pl-6">
          {blocks.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        <ul aria-label="What is done to it" className="mt-2 list-disc pl-5">
          {brackets.map(({ text, over }) => (
            <li key={text}>
              {text}: {over === null ? 'nothing' : `${blocks[over.from]} up to and with ${blocks[over.to]}`}
            </li>
          ))}
          {answers.map((text, at) => (
            <li key={part.questions[at]?.ask}>
              {part.questions[at]?.ask}: {text}
            </li>
          ))}
        </ul>
        <StackDrawing label="The right packet, drawn" blocks={blocks} brackets={brackets} />
      </>
    )
  }
  if (feedback === null) return null
  const told = [
    ...(feedback.block === null
      ? []
      : [
          {
            what: part.blocks[answer?.order[feedback.block.at] ?? -1]?.text ?? '',
            says: feedback.block.says,
          },
        ]),
    ...feedback.brackets.map(({ at, says }) => ({ what: part.brackets[at] ?? '', says })),
    ...feedback.answers.map(({ at, says }) => ({ what: part.questions[at]?.ask ?? '', says })),
  ]
  if (told.length === 0) return null
  return (
    <ul aria-label="What is not right" className="list-disc pl-5">
      {told.map(({ what, says }) => (
        <li key={what}>
          {what}
          <span className="block text-fail">{says}</span>
        </li>
      ))}
    </ul>
  )
}
