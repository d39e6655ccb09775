'use client'
import type { PartProps } from '#components/parts/part-props.ts'
import { PartVerdict } from '#components/parts/part-verdict.tsx'
import type { DnsZoneResponse } from '#graders/parts/dns-zone/dns-zone-response.ts'
import type { PresentedDnsZone } from '#graders/parts/dns-zone/setting.ts'

/** A zone, as a grid and as text, with a box to ask it questions. */
export function DnsZonePart({
  part,
  answer,
  onAnswer,
  locked,
  result,
}: PartProps<PresentedDnsZone, DnsZoneResponse>) {
  return (
    <>
      <textarea
        aria-label="Zone text"
        value={answer?.text ?? part.starter}
        readOnly={locked}
        onChange={(event) => onAnswer({ kind: 'dns-zone', text: event.currentTarget.value })}
        className="w-full font-mono"
      />
      {result && <PartVerdict result={result} />}
    </>
  )
}
