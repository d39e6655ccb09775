'use client'
import { useId, useState } from 'react'
import { FieldTable } from '#components/figures/dns/field-table.tsx'
import { OctetGrid } from '#components/figures/dns/octet-grid.tsx'
import { PointerChains } from '#components/figures/dns/pointer-chains.tsx'
import { withField } from '#components/figures/dns/with-field.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import { fieldCharactersMax, hexCharactersMax } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import { decodeFields } from '#protocols/dns/message/decode-message.ts'
import { readHexText } from '#protocols/dns/message/hex-text.ts'
import { fieldLabel, type OctetField } from '#protocols/dns/message/message-field.ts'

export interface OctetEditorProps {
  name: string
  hex: string
  onHex: (hex: string) => void
  locked: boolean
  longest: number | null
}

/** Octets as text, as a grid, and field by field: all three are the same message. */
export function OctetEditor({ name, hex, onHex, locked, longest }: OctetEditorProps) {
  const id = useId()
  const [pointed, setPointed] = useState<OctetField | null>(null)
  const [chosen, setChosen] = useState('')
  const [text, setText] = useState('')
  const read = readHexText(hex)
  const octets = read.ok ? read.octets : new Uint8Array()
  const { fields, problem } = decodeFields(octets)
  const field = fields.find((each) => each.id === chosen) ?? null
  const type = fields.find((each) => each.id === chosen.replace(/[a-z]+$/u, 'type'))?.value
  const changed =
    field && text.trim() !== ''
      ? withField(octets, field, text, typeof type === 'number' ? type : null)
      : null
  return (
    <div className="max-w-full">
      <label htmlFor={id} className="block text-15 font-semibold">
        Octets of the message, in hexadecimal
      </label>
      <textarea
        id={id}
        name={name}
        value={hex}
        onChange={(event) => onHex(event.currentTarget.value)}
        readOnly={locked}
        rows={6}
        maxLength={hexCharactersMax}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={read.ok ? undefined : true}
        aria-describedby={`${id}-says`}
        className="mt-1 w-full rounded border border-border bg-surface px-3 py-2 font-mono text-15 read-only:bg-sunken"
      />
      <p id={`${id}-says`} className={read.ok ? 'min-h-10 text-13 text-muted' : 'min-h-10 text-13 text-fail'}>
        {read.ok
          ? `${octets.length} octets${longest === null ? '' : ` of at most ${longest}`}. Blanks and line ends do not count.`
          : read.says}
      </p>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <OctetGrid caption="Your message" octets={octets} lit={pointed ?? field} grows />
        <FieldTable
          caption="What a recipient reads in it"
          fields={fields}
          problem={problem}
          onPoint={setPointed}
        />
      </div>
      <div className="mt-2 flex flex-wrap items-end gap-x-3 gap-y-2">
        <Select
          label="Change a field"
          options={fields.slice(0, 150).map((each) => ({ id: each.id, name: fieldLabel(each.id) }))}
          isOpenAtFirst
          value={field ? chosen : ''}
          onChange={setChosen}
          isDisabled={locked}
          className="min-w-0 grow basis-40"
        />
        <TextField
          label="to"
          value={text}
          onChange={setText}
          readOnly={locked}
          autoComplete="off"
          spellCheck={false}
          maxLength={fieldCharactersMax}
          mono
          className="min-w-0 grow basis-40"
        />
        <Button isDisabled={locked || changed === null} onPress={() => changed !== null && onHex(changed)}>
          Write it
        </Button>
      </div>
      <ScrollRegion label="Names in your message that are packed" className="mt-3 h-24 overflow-y-auto">
        <PointerChains fields={fields} />
      </ScrollRegion>
    </div>
  )
}
