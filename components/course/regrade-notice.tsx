import { Notice } from '#components/ui/notice.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

/** Says to a student that what was handed in was judged once more, when and why. */
export function RegradeNotice({ at, reason }: { at: Date; reason: string }) {
  return (
    <Notice kind="info" word="Judged once more" title={reason} className="mb-6">
      <p className="text-13 text-muted">
        <Timestamp at={at.toISOString()} />. What you see is the result that counts.
      </p>
    </Notice>
  )
}
