import { memo } from 'react'
import { dialogueRows } from '#components/parts/mail-dialogue/dialogue-rows.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { PresentedMailDialogue } from '#graders/parts/mail-dialogue/presented-mail-dialogue.ts'

interface DialogueTranscriptProps {
  server: PresentedMailDialogue['server']
  text: string
}

/** What both sides say, in order: the client's lines and the replies to them. */
export const DialogueTranscript = memo(function DialogueTranscript({
  server,
  text,
}: DialogueTranscriptProps) {
  const { rows, waits } = dialogueRows(server, text)
  return (
    <div className="min-w-0">
      <table className="w-full text-left text-13">
        <caption className="pb-1 text-left text-15 font-semibold">The dialogue</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Line</th>
          </tr>
        </thead>
        <tbody className="font-mono">
          {rows.map(({ who, says }, index) => (
            // A line is known by its place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index} className="border-t border-line align-top">
              <td className="py-0.5 pr-3 font-sans whitespace-nowrap text-muted">{who}</td>
              <td
                className={classNames(
                  'w-full py-0.5 wrap-anywhere',
                  who === 'S' && 'whitespace-pre-wrap text-muted',
                )}
              >
                {says}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 text-13 text-muted">S is the server, C the client. {waits}</p>
    </div>
  )
})
