'use client'
import { OctetEditor } from '#components/figures/dns/octet-editor.tsx'
import { OctetGrid } from '#components/figures/dns/octet-grid.tsx'
import { type CellOutcome, cellOutcome } from '#components/parts/cell-outcome.ts'
import { AskedFields } from '#components/parts/dns-bytes/asked-fields.tsx'
import { DnsBytesDetail } from '#components/parts/dns-bytes/dns-bytes-detail.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import type { DnsBytesFeedback, DnsBytesRight } from '#graders/parts/dns-bytes/dns-bytes-feedback.ts'
import { type DnsBytesResponse, DnsBytesResponseSchema } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import { dnsBytesReadability } from '#graders/parts/dns-bytes/live/dns-bytes-readability.ts'
import type { PresentedDnsBytes } from '#graders/parts/dns-bytes/presented-dns-bytes.ts'
import { readHexText } from '#protocols/dns/message/hex-text.ts'

type Props = PartProps<PresentedDnsBytes, DnsBytesResponse, DnsBytesFeedback, DnsBytesRight>

/** A message that is read field by field, or one that is written. */
function DnsBytesWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  if (part.task === 'write') {
    return (
      <OctetEditor
        name={`${part.id}-hex`}
        hex={answer?.hex ?? part.hex}
        onHex={(hex) => onAnswer({ kind: part.kind, fields: [], hex })}
        locked={locked}
        longest={part.longest}
      />
    )
  }
  const read = readHexText(part.hex)
  return (
    <div className="grid max-w-full gap-x-6 gap-y-3 lg:grid-cols-[auto_1fr]">
      <OctetGrid caption="The message" octets={read.ok ? read.octets : new Uint8Array()} lit={null} />
      <div className="min-w-0">
        <p className="text-13 text-muted">
          Numbers in decimal, or in hexadecimal with 0x. Types, classes and codes by number or by name.
        </p>
        <AskedFields part={part} answer={answer} onAnswer={onAnswer} locked={locked} outcomeOf={outcomeOf} />
      </div>
    </div>
  )

  function outcomeOf(index: number): CellOutcome {
    return cellOutcome({ result, feedback }, (answer?.fields[index] ?? '').trim() === '', ({ wrong }) =>
      wrong.some(({ asked }) => asked === index),
    )
  }
}

export const dnsBytesWidget = widget('dns-bytes', {
  response: DnsBytesResponseSchema,
  Widget: DnsBytesWidget,
  Detail: DnsBytesDetail,
  readability: dnsBytesReadability,
  begun: ({ kind, task, hex }) => (task === 'write' && hex !== '' ? { kind, fields: [], hex } : null),
})
