'use client'
import { useDeferredValue, useMemo } from 'react'
import { ZoneTextEditor } from '#components/figures/dns/zone-text-editor.tsx'
import { changeZone, type ZoneChange } from '#components/parts/dns-zone/change-zone.ts'
import { QueryBox } from '#components/parts/dns-zone/query-box.tsx'
import { RecordGrid } from '#components/parts/dns-zone/record-grid.tsx'
import { Surroundings } from '#components/parts/dns-zone/surroundings.tsx'
import { ZoneDetail } from '#components/parts/dns-zone/zone-detail.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { Tabs } from '#components/ui/tabs/tabs.tsx'
import type { DnsZoneFeedback } from '#graders/parts/dns-zone/dns-zone-feedback.ts'
import { type DnsZoneResponse, DnsZoneResponseSchema } from '#graders/parts/dns-zone/dns-zone-response.ts'
import { begunDnsZone, dnsZoneReadability } from '#graders/parts/dns-zone/live/dns-zone-readability.ts'
import { internetWith } from '#graders/parts/dns-zone/live/setting.ts'
import type { PresentedDnsZone } from '#graders/parts/dns-zone/presented-dns-zone.ts'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'

type DnsZoneProps = PartProps<PresentedDnsZone, DnsZoneResponse, DnsZoneFeedback>

/** A zone to edit as records or as text, the same data; and a box to ask it questions. */
function DnsZoneWidget({ part, answer, onAnswer, locked, feedback }: DnsZoneProps) {
  const text = answer?.text ?? part.starter
  const { entries } = useMemo(() => readZoneText(text, part.origin), [text, part.origin])
  // What is worked out from the whole zone may come a moment later: a keystroke does not wait, and ends what the one
  // before it began.
  const settled = useDeferredValue(text)
  const loaded = useMemo(() => loadZone(settled, part.origin), [settled, part.origin])
  const internet = useMemo(() => internetWith(part, loaded), [part, loaded])
  // Mistakes of writing are told while they are made; faults of the zone only where they are not the question.
  const problems = part.lint === 'live' ? loaded.problems : loaded.text.problems
  const change = (next: ZoneChange) =>
    onAnswer({ kind: 'dns-zone', text: changeZone(text, part.origin, next) })
  const shared = { problems, locked, marked: feedback?.failing?.lines ?? [] }
  return (
    <>
      <Tabs
        label="Views of the zone"
        tabs={[
          {
            id: 'records',
            name: 'Records',
            content: <RecordGrid {...shared} entries={entries} types={part.types} onChange={change} />,
          },
          {
            id: 'text',
            name: 'Zone text',
            content: (
              <ZoneTextEditor
                {...shared}
                text={text}
                onChange={(next) => change({ is: 'text', text: next })}
              />
            ),
          },
        ]}
      />
      <QueryBox internet={internet} origin={part.origin} types={part.types} />
      <Surroundings part={part} />
    </>
  )
}

export const dnsZoneWidget = widget('dns-zone', {
  response: DnsZoneResponseSchema,
  Widget: DnsZoneWidget,
  Detail: ZoneDetail,
  readability: dnsZoneReadability,
  begun: begunDnsZone,
})
