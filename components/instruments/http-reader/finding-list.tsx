import { CircleXIcon, TriangleAlertIcon } from '#components/ui/icons.tsx'
import type { Finding } from '#protocols/http/finding.ts'

const shownMax = 20

/** What is wrong, where, and which rule says so. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <ul className="mt-2 max-w-measure space-y-1 text-15">
      {findings.slice(0, shownMax).map(({ code, offset, severity, says, reference }) => {
        const Icon = severity === 'rejects' ? CircleXIcon : TriangleAlertIcon
        return (
          <li key={`${offset} ${code} ${says}`} className="flex gap-2">
            <Icon
              className={`mt-0.5 size-5 shrink-0 ${severity === 'rejects' ? 'text-fail' : 'text-attention'}`}
            />
            <span className="min-w-0 wrap-anywhere">
              <span className={`font-semibold ${severity === 'rejects' ? 'text-fail' : 'text-attention'}`}>
                {severity === 'rejects' ? 'Refused' : 'Not to be sent'}
              </span>
              , octet {offset}: {says} <span className="text-13 text-muted">({reference})</span>
            </span>
          </li>
        )
      })}
      {findings.length > shownMax && <li className="text-muted">… and {findings.length - shownMax} more.</li>}
    </ul>
  )
}
