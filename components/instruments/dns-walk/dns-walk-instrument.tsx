'use client'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { HopList } from '#components/figures/dns/hop-list.tsx'
import { tellOutcome } from '#components/figures/dns/tell-hop.ts'
import { WalkDrawing } from '#components/figures/dns/walk-drawing.tsx'
import {
  internetOf,
  nameCharactersMax,
  readWalk,
  type WalkSettings,
  type WrittenZone,
  writeWalk,
  zonesMax,
} from '#components/instruments/dns-walk/walk-address.ts'
import { ZoneFields } from '#components/instruments/dns-walk/zone-fields.tsx'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { readName } from '#protocols/dns/record/name.ts'
import { isRecordType, recordTypes } from '#protocols/dns/record/record.ts'
import type { Internet } from '#protocols/dns/resolve/internet.ts'
import { type Hop, resolve } from '#protocols/dns/resolve/resolve.ts'

/** A question on its way through an internet of one's own: whom the resolver asks, one after the other, and what comes back. */
export function DnsWalkInstrument({ initial }: { initial: WalkSettings }) {
  const [settings, setSettings] = useState(initial)
  const shown = useDeferredValue(settings)
  const { internet, zones } = useMemo(() => internetOf(shown.zones), [shown.zones])
  const drawing = useRef<HTMLDivElement>(null)
  const name = readName(settings.name.trim(), '.')
  const change = (index: number, zone: WrittenZone) =>
    setSettings({ ...settings, zones: settings.zones.with(index, zone), steps: null })
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <TextField
          label="Name to ask for"
          value={settings.name}
          onChange={(text) => setSettings({ ...settings, name: text, steps: null })}
          error={name.ok ? undefined : name.says}
          maxLength={nameCharactersMax}
          autoComplete="off"
          spellCheck={false}
          mono
          className="min-w-0 grow basis-56 sm:max-w-md"
        />
        <Select
          label="Type to ask for"
          options={recordTypes.map((each) => ({ id: each, name: each }))}
          value={settings.type}
          onChange={(type) =>
            setSettings({ ...settings, type: isRecordType(type) ? type : 'A', steps: null })
          }
          mono
        />
      </div>
      <div ref={drawing} className="min-w-0">
        <Walk internet={internet} settings={shown} onSteps={(steps) => setSettings({ ...settings, steps })} />
      </div>
      <section aria-labelledby="internet" className="min-w-0">
        <h2 id="internet" className="mb-2 text-21">
          The internet that is asked
        </h2>
        <p className="mb-3 max-w-measure text-15 text-muted">
          The root and the top-level domains are made from these zones: they delegate to each of them with the
          address of its server, as far as that lies below them. What a zone below another one needs, the
          upper one has to say itself.
        </p>
        <div className="grid gap-4 lg:grid-cols-2">
          {settings.zones.map((zone, index) => (
            <ZoneFields
              // oxlint-disable-next-line react/no-array-index-key -- a zone is known by its place
              key={index}
              number={index + 1}
              zone={zone}
              read={zones[index]}
              onChange={(to) => change(index, to)}
              onRemove={() =>
                setSettings({
                  ...settings,
                  zones: settings.zones.filter((_, at) => at !== index),
                  steps: null,
                })
              }
            />
          ))}
        </div>
        <p className="mt-3 flex flex-wrap gap-3 print:hidden">
          <Button
            isDisabled={settings.zones.length >= zonesMax}
            onPress={() =>
              setSettings({ ...settings, zones: [...settings.zones, newZone(settings.zones)], steps: null })
            }
          >
            Add a zone
          </Button>
          <Button onPress={() => setSettings(readWalk(new URLSearchParams()))}>Begin anew</Button>
        </p>
      </section>
      <InstrumentActions
        query={writeWalk(settings)}
        drawings={[{ name: 'walk', file: 'dns-walk.svg', within: drawing }]}
      />
    </div>
  )
}

function newZone(zones: readonly WrittenZone[]): WrittenZone {
  const number = zones.length + 1
  const origin = `zone${number}.example.`
  return {
    origin,
    server: `ns.${origin}`,
    address: `203.0.113.${number}`,
    text: `@ 3600 IN SOA ns hostmaster 1 7200 900 1209600 900\n@ 3600 IN NS ns\nns 3600 IN A 203.0.113.${number}\nwww 300 IN A 203.0.113.80\n`,
  }
}

interface WalkProps {
  internet: Internet
  settings: WalkSettings
  onSteps: (steps: number | null) => void
}

/** The way as far as it is shown: drawn, and in words. */
function Walk({ internet, settings, onSteps }: WalkProps) {
  const read = readName(settings.name.trim(), '.')
  const asked = read.ok ? read.name : null
  const walk = useMemo(
    () => (asked === null ? null : resolve(internet, asked, settings.type)),
    [internet, asked, settings.type],
  )
  if (walk === null || asked === null) return <p className="min-h-60">Write a name to ask for.</p>
  const total = walk.hops.length + 2
  const steps = Math.min(settings.steps ?? total, total)
  return (
    <>
      <p aria-live="polite" className="min-h-12 max-w-measure font-semibold break-words">
        {steps >= total ? tellOutcome(walk) : `Step ${steps} of ${total}.`}
      </p>
      <p className="flex flex-wrap gap-3 print:hidden">
        <Button size="small" isDisabled={steps <= 1} onPress={() => onSteps(steps - 1)}>
          One step back
        </Button>
        <Button size="small" isDisabled={steps >= total} onPress={() => onSteps(steps + 1)}>
          Next step
        </Button>
        <Button size="small" onPress={() => onSteps(steps >= total ? 1 : null)}>
          {steps >= total ? 'From the beginning' : 'All steps'}
        </Button>
      </p>
      <div className="mt-3 flex flex-col gap-3">
        <WalkDrawing
          hops={[
            { from: ['stub'], to: ['resolver'], got: `${settings.type}?` },
            ...walk.hops.slice(0, steps - 1).map(drawn),
          ]}
        />
        <HopList question={`${asked} ${settings.type}`} walk={walk} shown={steps} stoppedIsWrong={false} />
      </div>
    </>
  )
}

const drawn = ({ server, address, answer }: Hop) => ({
  from: ['resolver'],
  to: [server?.name.replace(/\.$/u, '') ?? address],
  got: answer?.kind ?? 'silence',
})
