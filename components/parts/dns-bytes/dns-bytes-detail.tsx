import { FieldTable } from '#components/figures/dns/field-table.tsx'
import { OctetGrid } from '#components/figures/dns/octet-grid.tsx'
import { PointerChains } from '#components/figures/dns/pointer-chains.tsx'
import type { PartDetailProps } from '#components/parts/part-props.ts'
import type { DnsBytesFeedback, DnsBytesRight } from '#graders/parts/dns-bytes/dns-bytes-feedback.ts'
import type { DnsBytesResponse } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import type { PresentedDnsBytes } from '#graders/parts/dns-bytes/presented-dns-bytes.ts'
import { decodeFields } from '#protocols/dns/message/decode-message.ts'
import { readHexText } from '#protocols/dns/message/hex-text.ts'

type Props = PartDetailProps<PresentedDnsBytes, DnsBytesResponse, DnsBytesFeedback, DnsBytesRight>

/** What follows from each field that is not right; with the solution, the message octet by octet and field by field. */
export function DnsBytesDetail({ feedback, right }: Props) {
  if (right) {
    const read = readHexText(right.hex)
    const octets = read.ok ? read.octets : new Uint8Array()
    const { fields, problem } = decodeFields(octets)
    return (
      <div className="space-y-3">
        <OctetGrid caption="The message" octets={octets} lit={null} />
        <FieldTable caption="What stands in it" fields={fields} problem={problem} />
        <PointerChains fields={fields} />
      </div>
    )
  }
  if (feedback === null) return null
  const { problem, wrong } = feedback
  return (
    <ul aria-label="What follows from your answer" className="list-disc pl-5">
      {problem && (
        <li>
          At octet {problem.offset}: {problem.says} A recipient throws such a message away.
        </li>
      )}
      {wrong.map(({ about, octets, says }, index) => (
        // Two may be about the same section.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${about} ${index}`}>
          <span className="font-semibold">{about}</span>
          {octets && octets.end > octets.start && ` (octets ${octets.start} to ${octets.end - 1})`}
          <span className="block break-words text-muted">{says}</span>
        </li>
      ))}
    </ul>
  )
}
