'use client'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useAct } from '#components/ui/press/use-act.ts'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { Refusal } from '#server/refusal.ts'

export interface ExamDoorProps {
  assignmentId: string
  /** The reader's own. */
  minutes: number
  dueAt: string
  /** In which it was typed, where one was chosen for the course. */
  typedIn: string | null
  needsCode: boolean
  startExam: (input: { assignmentId: string; code: string }) => Promise<{ ok: true } | Refusal>
}

/** What will happen in an exam, and Start. */
export function ExamDoor({ assignmentId, minutes, dueAt, typedIn, needsCode, startExam }: ExamDoorProps) {
  const [code, setCode] = useState('')
  const { act, pending, refusal } = useAct()
  return (
    <section aria-labelledby="exam" className="max-w-2xl">
      <h2 id="exam" className="mb-2 text-21">
        What will happen
      </h2>
      <ul className="prose list-disc pl-5">
        <li>
          You have <strong>{minutes} minutes</strong> from when you press Start. It ends{' '}
          <Timestamp at={dueAt} show="words" typedIn={typedIn} /> at the latest. The server keeps the clock;
          it runs on when you close the page.
        </li>
        <li>
          There is one answer for each exercise: what stands there at the end. Change it as often as you like;
          it saves itself, and nothing is judged before the end.
        </li>
        <li>When your time is over, what was saved is handed in by itself. You can hand in earlier.</li>
        <li>
          If your connection is lost, leave the page open and go on: what you type is kept there, and sent
          when the connection is back. What arrives after your time is not taken.
        </li>
        <li>Points, verdicts and solutions are shown when the exam is released.</li>
      </ul>
      <form
        className="mt-6 flex flex-wrap items-end gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          act(() => startExam({ assignmentId, code }))
        }}
      >
        {needsCode && (
          <TextField
            label="Access code"
            description="Said in the room."
            autoComplete="off"
            mono
            maxLength={100}
            value={code}
            onChange={setCode}
            className="w-56"
          />
        )}
        <Button type="submit" look="primary" isPending={pending}>
          {pending ? 'Starting …' : 'Start'}
        </Button>
      </form>
      {refusal !== null && (
        <Notice
          kind="attention"
          word="Not started"
          title={refusal.replace(/^Not started: /, '')}
          live
          className="mt-4"
        />
      )}
    </section>
  )
}
