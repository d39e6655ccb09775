'use client'
import { useMemo } from 'react'
import { QueryBox } from '#components/parts/dns-zone/query-box.tsx'
import { ZoneRequirements } from '#components/parts/dns-zone/zone-requirements.tsx'
import type { PartDetailProps } from '#components/parts/part-props.ts'
import type { DnsZoneFeedback } from '#graders/parts/dns-zone/dns-zone-feedback.ts'
import type { DnsZoneResponse } from '#graders/parts/dns-zone/dns-zone-response.ts'
import { internetWith } from '#graders/parts/dns-zone/live/setting.ts'
import type { PresentedDnsZone } from '#graders/parts/dns-zone/presented-dns-zone.ts'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'

type ZoneDetailProps = PartDetailProps<PresentedDnsZone, DnsZoneResponse, DnsZoneFeedback>

/** What resolvers found in the zone that was judged: each requirement, and the failing query walked to where it ends. */
export function ZoneDetail({ part, answer, feedback }: ZoneDetailProps) {
  const text = answer?.text ?? ''
  const loaded = useMemo(() => loadZone(text, part.origin), [text, part.origin])
  const internet = useMemo(() => internetWith(part, loaded), [part, loaded])
  if (feedback === null) return null
  const { failing, requirements } = feedback
  const faults = part.lint === 'live' ? [] : loaded.problems.slice(0, faultsShown)
  return (
    <>
      <ZoneRequirements requirements={requirements} />
      {failing && (
        <p className="rounded border-2 border-dashed border-fail px-3 py-2">
          {failing.lines.length === 0 ? (
            <>
              <b className="text-fail">Missing:</b> no record of yours answers for{' '}
            </>
          ) : (
            <>
              The answer rests on {failing.lines.length === 1 ? 'line' : 'lines'} {failing.lines.join(', ')}{' '}
              for{' '}
            </>
          )}
          <code className="wrap-anywhere">
            {failing.name} {failing.type}
          </code>
          .
        </p>
      )}
      {faults.length > 0 && (
        <ul aria-label="Faults of the zone" className="text-13 text-attention">
          {faults.map(({ line, column, code, says, remedy }) => (
            <li key={`${line} ${column} ${code} ${says}`}>
              Line {line}: {says} {remedy}
            </li>
          ))}
        </ul>
      )}
      {failing && (
        <QueryBox
          key={`${failing.name} ${failing.type}`}
          internet={internet}
          origin={part.origin}
          types={part.types}
          failing={failing}
        />
      )}
    </>
  )
}

const faultsShown = 30
