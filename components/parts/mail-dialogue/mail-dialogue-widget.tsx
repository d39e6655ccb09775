'use client'
import { useDeferredValue, useId } from 'react'
import { DialogueTranscript } from '#components/parts/mail-dialogue/dialogue-transcript.tsx'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { CheckIcon, XIcon } from '#components/ui/icons.tsx'
import { mailDialogueReadability } from '#graders/parts/mail-dialogue/live/mail-dialogue-readability.ts'
import type {
  MailDialogueFeedback,
  MailDialogueRight,
} from '#graders/parts/mail-dialogue/mail-dialogue-feedback.ts'
import {
  dialogueCharactersMax,
  type MailDialogueResponse,
  MailDialogueResponseSchema,
} from '#graders/parts/mail-dialogue/mail-dialogue-response.ts'
import type { PresentedMailDialogue } from '#graders/parts/mail-dialogue/presented-mail-dialogue.ts'

type Props = PartProps<PresentedMailDialogue, MailDialogueResponse, MailDialogueFeedback, MailDialogueRight>

const rowsMin = 8
const rowsMax = 24

/** The client's lines, and beside them the dialogue as it goes: the server answers each line as it stands there. */
function MailDialogueWidget({ part, answer, onAnswer, locked }: Props) {
  const id = useId()
  const text = answer?.text ?? part.starter
  // A keystroke does not wait for the server's side, and ends what the one before it began.
  const settled = useDeferredValue(text)
  const lines = text.split('\n').length
  return (
    <div className="grid max-w-full gap-x-6 gap-y-3 sm:grid-cols-2">
      <div className="min-w-0">
        <label htmlFor={id} className="block text-15 font-semibold">
          What the client sends, line by line
        </label>
        <textarea
          id={id}
          name={`${part.id}-lines`}
          value={text}
          onChange={(event) => onAnswer({ kind: part.kind, text: event.currentTarget.value })}
          readOnly={locked}
          rows={Math.min(rowsMax, Math.max(rowsMin, lines + 1))}
          maxLength={dialogueCharactersMax}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          className="mt-1 w-full rounded border border-border bg-surface px-3 py-2 font-mono text-15 read-only:bg-sunken"
        />
        <p className="mt-1 text-13 text-muted">
          The connection is open. {tellServer(part.server)} Each line ends in CR LF.
        </p>
      </div>
      <DialogueTranscript server={part.server} text={settled} />
    </div>
  )
}

const tellServer = (server: PresentedMailDialogue['server']) =>
  'messages' in server
    ? `${server.host} keeps ${server.messages.length} messages for ${server.user}, password ${server.password}.`
    : `${server.host} takes letters for ${server.mailboxes.join(', ')}.`

/** What was reached and what was not; with the solution, a dialogue that reaches all. */
function MailDialogueDetail({
  feedback,
  right,
}: PartDetailProps<PresentedMailDialogue, MailDialogueResponse, MailDialogueFeedback, MailDialogueRight>) {
  if (right) {
    return (
      <>
        <p>This dialogue reaches all:</p>
        <pre className="mt-1 overflow-x-auto font-mono text-13 whitespace-pre-wrap">{right.text}</pre>
      </>
    )
  }
  if (feedback === null) return null
  return (
    <ul aria-label="What the dialogue reached">
      {feedback.requirements.map(({ says, met, actual }) => (
        <li key={says} className="flex items-start gap-2">
          {met ? (
            <CheckIcon className="mt-1 size-4 shrink-0 text-pass" />
          ) : (
            <XIcon className="mt-1 size-4 shrink-0 text-fail" />
          )}
          <span className="min-w-0 break-words">
            <span className="sr-only">{met ? 'Reached: ' : 'Not reached: '}</span>
            {says}
            {actual !== undefined && <span className="block text-fail">Instead: {actual}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

export const mailDialogueWidget = widget('mail-dialogue', {
  response: MailDialogueResponseSchema,
  Widget: MailDialogueWidget,
  Detail: MailDialogueDetail,
  readability: mailDialogueReadability,
  begun: ({ kind, starter }) => (starter === '' ? null : { kind, text: starter }),
})
