'use client'
import { useState } from 'react'
import { OctetEditor } from '#components/figures/dns/octet-editor.tsx'
import { exampleMessages } from '#components/instruments/dns-bytes/example-messages.ts'
import { writeOctets } from '#components/instruments/dns-bytes/octets-address.ts'
import { QueryBuilder } from '#components/instruments/dns-bytes/query-builder.tsx'
import { tellMessage } from '#components/instruments/dns-bytes/tell-message.ts'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { readHexText } from '#protocols/dns/message/hex-text.ts'

/** A DNS message as octets, in a grid, and field by field; pasted, made from a question, or taken from an example. */
export function DnsBytesInstrument({ initial }: { initial: string }) {
  const [hex, setHex] = useState(initial)
  const octets = readHexText(hex)
  const example = exampleMessages.find((each) => each.hex === hex)
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2 print:hidden">
        <Select
          label="Begin with"
          options={[{ id: '', name: 'your own' }, ...exampleMessages]}
          value={example?.id ?? ''}
          onChange={(id) => setHex(exampleMessages.find((each) => each.id === id)?.hex ?? '')}
          className="max-w-sm"
        />
        <Disclosure summary="Make a query">
          <QueryBuilder onHex={setHex} />
        </Disclosure>
      </div>
      <p aria-live="polite" className="min-h-18 max-w-measure sm:min-h-12">
        {octets.ok ? tellOctets(octets.octets) : 'These are no octets yet.'}
      </p>
      <OctetEditor name="octets" hex={hex} onHex={setHex} locked={false} longest={null} />
      <InstrumentActions query={writeOctets(hex)} />
    </div>
  )
}

function tellOctets(octets: Uint8Array): string {
  if (octets.length === 0) return 'No octet yet: paste a message in hexadecimal, or begin with one of these.'
  const read = decodeMessage(octets)
  if (read.ok) return tellMessage(read.message)
  return `A recipient cannot read it, and throws it away. At octet ${read.offset}: ${read.says}`
}
