'use client'
import { useId, useState } from 'react'
import { HopList } from '#components/figures/dns/hop-list.tsx'
import { tellOutcome } from '#components/figures/dns/tell-hop.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { readName } from '#protocols/dns/record/name.ts'
import { isRecordType, type RecordType } from '#protocols/dns/record/record.ts'
import type { Internet } from '#protocols/dns/resolve/internet.ts'
import { resolve } from '#protocols/dns/resolve/resolve.ts'

export interface QueryBoxProps {
  internet: Internet
  origin: string
  types: readonly string[]
  /** Asked at once, and shown to where it ended: the query that a verdict rests on. */
  failing?: { name: string; type: string } | undefined
}

/** Plays the stub and its resolver against the zone as it stands: an instrument, which never judges. */
export function QueryBox({ internet, origin, types, failing }: QueryBoxProps) {
  const id = useId()
  const [name, setName] = useState(failing?.name ?? `www.${origin}`)
  const [type, setType] = useState<RecordType>(failing && isRecordType(failing.type) ? failing.type : 'A')
  const [asked, setAsked] = useState(failing ? { name: failing.name, type } : null)
  /** Steps shown; the stub's own question is the first. */
  const [steps, setSteps] = useState(failing ? Number.POSITIVE_INFINITY : 0)
  const read = readName(name.trim(), origin)
  const walk = asked ? resolve(internet, asked.name, asked.type) : null
  const total = (walk?.hops.length ?? 0) + 2

  function ask(upTo: number) {
    if (!read.ok) return
    setAsked({ name: read.name, type })
    setSteps(upTo)
  }

  return (
    <section aria-labelledby={id} className="mt-6 rounded border border-border bg-surface px-4 py-3">
      <h3 id={id} className="text-15">
        {failing ? 'The question that fails' : 'Ask a question'}
      </h3>
      <p className="text-13 text-muted">
        {failing
          ? 'A resolver with an empty cache goes from the root down to the zone that you submitted.'
          : 'A resolver with an empty cache goes from the root down to your zone, as it stands now.'}
      </p>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <TextField
          label="Name to ask for"
          value={name}
          onChange={setName}
          error={read.ok || name.trim() === '' ? undefined : read.says}
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          mono
          className="min-w-0 grow basis-56"
        />
        <Select
          label="Type to ask for"
          options={types.map((each) => ({ id: each, name: each }))}
          value={type}
          onChange={(next) => {
            if (isRecordType(next)) setType(next)
          }}
          mono
        />
        <Button onPress={() => ask(Number.POSITIVE_INFINITY)}>Ask</Button>
        <Button onPress={() => ask(1)}>Step by step</Button>
      </div>
      <p className="mt-1 min-h-5 font-mono text-13 wrap-anywhere text-muted">
        {read.ok && name.trim() !== '' && `= ${read.name}`}
      </p>
      {walk && asked && (
        <>
          <HopList
            question={`${asked.name} ${asked.type}`}
            walk={walk}
            shown={steps}
            stoppedIsWrong={failing?.name === asked.name && failing.type === asked.type}
          />
          {steps < total && (
            <p className="mt-3 flex flex-wrap gap-3">
              <Button size="small" onPress={() => setSteps(steps + 1)}>
                Next step
              </Button>
              <Button size="small" onPress={() => setSteps(Number.POSITIVE_INFINITY)}>
                All steps
              </Button>
            </p>
          )}
        </>
      )}
      <output className="mt-2 block text-15 font-semibold break-words">
        {walk && steps >= total && tellOutcome(walk)}
      </output>
    </section>
  )
}
