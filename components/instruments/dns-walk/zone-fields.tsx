import { ZoneTextEditor } from '#components/figures/dns/zone-text-editor.tsx'
import {
  nameCharactersMax,
  type ReadZone,
  type WrittenZone,
  writtenZoneMax,
} from '#components/instruments/dns-walk/walk-address.ts'
import { Button } from '#components/ui/button.tsx'
import { FieldError } from '#components/ui/field/field-error.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'

export interface ZoneFieldsProps {
  /** From 1. */
  number: number
  zone: WrittenZone
  read: ReadZone | undefined
  onChange: (zone: WrittenZone) => void
  onRemove: () => void
}

/** A zone to be changed: what it is called, who serves it, and what stands in it. */
export function ZoneFields({ number, zone, read, onChange, onRemove }: ZoneFieldsProps) {
  const field = (key: 'origin' | 'server' | 'address', label: string) => (
    <TextField
      label={
        <>
          <span className="sr-only">Zone {number}: </span>
          {label}
        </>
      }
      value={zone[key]}
      onChange={(text) => onChange({ ...zone, [key]: text })}
      maxLength={nameCharactersMax}
      autoComplete="off"
      spellCheck={false}
      mono
    />
  )
  return (
    <section aria-label={`Zone ${number}`} className="min-w-0 rounded border border-border px-3 py-3">
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        <div className="sm:col-span-full">{field('origin', 'Zone')}</div>
        {field('server', 'Served by')}
        {field('address', 'at the address')}
      </div>
      {read?.says ? <FieldError id={`zone-${number}-says`}>{read.says}</FieldError> : null}
      <div className="mt-2">
        <ZoneTextEditor
          text={zone.text}
          problems={read?.problems ?? []}
          locked={false}
          marked={[]}
          onChange={(text) => onChange({ ...zone, text: text.slice(0, writtenZoneMax) })}
        />
      </div>
      <Button size="small" className="print:hidden" onPress={onRemove}>
        Take out {zone.origin === '' ? `zone ${number}` : zone.origin}
      </Button>
    </section>
  )
}
