'use client'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { MessageField } from '#components/figures/http/message-field.tsx'
import { LineList } from '#components/parts/http-message/line-list.tsx'
import { MessageTree } from '#components/parts/http-message/message-tree.tsx'
import { HttpMessageDetail } from '#components/parts/http-message/what-was-seen.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { Button } from '#components/ui/button.tsx'
import type { HttpMessageFeedback } from '#graders/parts/http-message/http-message-feedback.ts'
import {
  type HttpMessageResponse,
  HttpMessageResponseSchema,
  messageCharactersMax,
} from '#graders/parts/http-message/http-message-response.ts'
import {
  begunHttpMessage,
  httpMessageReadability,
} from '#graders/parts/http-message/live/http-message-readability.ts'
import type { PresentedHttpMessage } from '#graders/parts/http-message/presented-http-message.ts'
import { readAnswer } from '#protocols/http/read-answer.ts'

/** An HTTP message, written in an editor that shows line ends, or line by line; a parser reads along. */
function HttpMessageWidget({
  part,
  answer,
  onAnswer,
  locked,
}: PartProps<PresentedHttpMessage, HttpMessageResponse, HttpMessageFeedback>) {
  const text = answer?.text ?? part.starter
  const [byLine, setByLine] = useState(false)
  const [tooLong, setTooLong] = useState(false)
  const hintId = useId()
  // A keystroke does not wait for the parser, and ends what the one before it began.
  const settled = useDeferredValue(text)
  const read = useMemo(() => readAnswer(settled, part), [settled, part])

  function change(next: string) {
    setTooLong(next.length > messageCharactersMax)
    if (next.length <= messageCharactersMax) onAnswer({ kind: 'http-message', text: next })
  }

  return (
    <>
      <div className="mb-2 flex justify-end">
        <Button size="small" onPress={() => setByLine(!byLine)}>
          {byLine ? 'Write it in the editor' : 'Write it line by line'}
        </Button>
      </div>
      {byLine ? (
        <LineList text={text} onChange={change} charactersMax={messageCharactersMax} readOnly={locked} />
      ) : (
        <div className="min-h-40 overflow-hidden rounded border border-border bg-surface">
          <MessageField
            key={String(locked)}
            label={`Your ${part.message}`}
            describedBy={hintId}
            text={text}
            onChange={change}
            readOnly={locked}
          />
        </div>
      )}
      <p id={hintId} className="mt-1 text-13 text-muted">
        {byLine
          ? 'The last line has no line end.'
          : 'Enter ends a line in CR LF, Shift and Enter in LF alone. Tab leaves the editor.'}
      </p>
      {tooLong && (
        <p className="mt-1 text-13 text-attention">
          A message has at most {messageCharactersMax} characters; what is beyond is not kept.
        </p>
      )}
      <MessageTree read={read} />
    </>
  )
}

export const httpMessageWidget = widget('http-message', {
  response: HttpMessageResponseSchema,
  Widget: HttpMessageWidget,
  Detail: HttpMessageDetail,
  readability: httpMessageReadability,
  begun: begunHttpMessage,
})
