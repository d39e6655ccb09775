'use client'
import { useState } from 'react'
import { queryOctets } from '#components/instruments/dns-bytes/example-messages.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { readName } from '#protocols/dns/record/name.ts'
import { findType, recordTypes, typeNumber } from '#protocols/dns/record/record.ts'

/** Makes a query of a name and a type, with an identifier by chance. */
export function QueryBuilder({ onHex }: { onHex: (hex: string) => void }) {
  const [name, setName] = useState('www.example.org')
  const [type, setType] = useState<string>('A')
  const [recursion, setRecursion] = useState('desired')
  const read = readName(name.trim(), '.')
  return (
    <form
      className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,2fr)_auto]"
      onSubmit={(event) => {
        event.preventDefault()
        const found = findType(type)
        if (!read.ok || found === null) return
        // Unpredictable, as RFC 5452 section 9.2 asks.
        const [id = 0] = crypto.getRandomValues(new Uint16Array(1))
        onHex(
          queryOctets({
            id,
            name: read.name,
            type: typeNumber(found),
            recursionDesired: recursion === 'desired',
          }),
        )
      }}
    >
      <TextField
        label="Name to ask for"
        value={name}
        onChange={setName}
        error={read.ok ? undefined : read.says}
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        mono
      />
      <Select
        label="Type to ask for"
        options={recordTypes.map((each) => ({ id: each, name: each }))}
        value={type}
        onChange={setType}
        mono
      />
      <Select
        label="Recursion"
        options={[
          { id: 'desired', name: 'desired: a stub asks its resolver' },
          { id: 'not', name: 'not desired: a resolver asks a server' },
        ]}
        value={recursion}
        onChange={setRecursion}
      />
      <Button type="submit" isDisabled={!read.ok} className="sm:mt-7">
        Make the query
      </Button>
    </form>
  )
}
