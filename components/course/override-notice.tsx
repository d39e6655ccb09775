import { formatPoints } from '#components/content/format-points.ts'
import { Notice } from '#components/ui/notice.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface ShownOverride {
  points: number
  reason: string
  /** Name of who gave the points. */
  by: string
  at: Date
}

/** Says that points were given by hand, by whom and why. */
export function OverrideNotice({ override, points }: { override: ShownOverride; points: number }) {
  return (
    <Notice
      kind="info"
      word="Set by hand"
      title={`${formatPoints(override.points)} of ${formatPoints(points)} points`}
      className="mb-6"
    >
      <p>
        Set by {override.by}: {override.reason}
      </p>
      <p className="text-13 text-muted">
        <Timestamp at={override.at.toISOString()} />. These points count instead of those of a submission.
      </p>
    </Notice>
  )
}
