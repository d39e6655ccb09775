'use client'
import { useMemo } from 'react'
import { markByte } from '#components/parts/http-message/mark-byte.ts'
import type { PartDetailProps } from '#components/parts/part-props.ts'
import { classNames } from '#components/ui/class-names.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { CheckIcon, XIcon } from '#components/ui/icons.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { ExplainedPart } from '#graders/exercise/explain-result.ts'
import type { HttpMessageFeedback } from '#graders/parts/http-message/http-message-feedback.ts'
import type { HttpMessageResponse } from '#graders/parts/http-message/http-message-response.ts'
import type { PresentedHttpMessage } from '#graders/parts/http-message/presented-http-message.ts'
import { type ReadAnswer, readAnswer } from '#protocols/http/read-answer.ts'

type HttpMessageDetailProps = PartDetailProps<PresentedHttpMessage, HttpMessageResponse, HttpMessageFeedback>

/** The message as its recipient read it, with the first wrong byte marked, and what it was asked for, one by one. */
export function HttpMessageDetail({ part, answer, result, feedback }: HttpMessageDetailProps) {
  const text = answer?.text ?? ''
  const read = useMemo(() => readAnswer(text, part), [text, part])
  if (answer === undefined || result.outcome.status === 'errored') return null
  const recipient = part.message === 'request' ? 'server' : 'client'
  const wrong = firstWrongByte(result, read)
  return (
    <div role="group" aria-label={`What the ${recipient} saw`}>
      <h3 className="text-15">What the {recipient} saw</h3>
      {wrong !== null && (
        <p className="mt-1 text-13 text-muted">
          {wrong >= read.bytes.length
            ? `It read all ${read.bytes.length} bytes; what is wrong is missing at the end.`
            : `The first wrong byte is byte ${wrong}, counted from 0.`}
        </p>
      )}
      <ScrollRegion label={`The message, as the ${recipient} read it`} className="mt-2 bg-sunken px-3 py-2">
        <MarkedMessage text={text} wrong={wrong} />
      </ScrollRegion>
      {feedback && <RequirementTable recipient={recipient} feedback={feedback} />}
    </div>
  )
}

/** Where the verdict points; a refusal points earlier than an unmet requirement. */
function firstWrongByte({ outcome }: ExplainedPart, read: ReadAnswer): number | null {
  if (outcome.status !== 'failed') return null
  const { mismatch } = outcome
  const offset = 'where' in mismatch ? mismatch.where?.offset : undefined
  return offset ?? read.findings[0]?.offset ?? null
}

function MarkedMessage({ text, wrong }: { text: string; wrong: number | null }) {
  return (
    <pre className="font-mono text-13 leading-6">
      {markByte(text, wrong).map((line, index) => (
        // A line is known by its place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>
          {line.before}
          {line.marked !== '' && <WrongByte>{line.marked}</WrongByte>}
          {line.after}
          {line.endMarked ? (
            <WrongByte>{endWords[line.end]}</WrongByte>
          ) : (
            <span className={classNames('line-end', line.end === 'LF' && 'line-end-attention')}>
              {endWords[line.end]}
            </span>
          )}
          {'\n'}
        </span>
      ))}
    </pre>
  )
}

const endWords = { 'CR LF': 'CR LF', LF: 'LF alone', none: 'end' } as const

function WrongByte({ children }: { children: string }) {
  return (
    <mark className="bg-fail px-0.5 font-semibold text-background">
      <span className="sr-only">first wrong byte: </span>
      {children}
    </mark>
  )
}

function RequirementTable({ recipient, feedback }: { recipient: string; feedback: HttpMessageFeedback }) {
  return (
    <div className="mt-4 max-w-measure">
      <DataTable
        caption="What was asked for"
        columns={[
          { id: 'says', name: 'Asked for', cell: (row) => row.says },
          { id: 'actual', name: `The ${recipient} read`, cell: (row) => row.actual, mono: true },
          { id: 'met', name: 'Met', cell: (row) => metWord(row.met) },
        ]}
        rows={feedback.requirements}
        rowKey={(row) => row.id}
      />
    </div>
  )
}

function metWord(met: boolean) {
  const Icon = met ? CheckIcon : XIcon
  return (
    <span className={classNames('inline-flex items-center gap-1', met ? 'text-pass' : 'text-fail')}>
      <Icon className="size-4" />
      {met ? 'yes' : 'no'}
    </span>
  )
}
