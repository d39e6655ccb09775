'use client'
import { AskForm } from '#components/feedback/ask-form.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'

export interface AskSecondLookProps {
  submissionId: string
  asksMax: number
  askSecondLook: (input: {
    submissionId: string
    asks: string
  }) => Promise<{ ok: true } | { ok: false; says: string }>
}

/** Where a student asks staff to look again. */
export function AskSecondLook({ submissionId, asksMax, askSecondLook }: AskSecondLookProps) {
  return (
    <div className="max-w-2xl">
      <Disclosure summary="Ask for a second look">
        <AskForm
          label="What should be looked at?"
          description="Once for a submission. Say which check, line or comment, and why you think otherwise."
          missing="Say what should be looked at."
          send="Ask"
          textMax={asksMax}
          submit={(text) => askSecondLook({ submissionId, asks: text })}
        />
      </Disclosure>
    </div>
  )
}
