'use client'
import { useRef, useState } from 'react'
import { FlowPanel } from '#components/instruments/handshake/flow-panel.tsx'
import {
  faultNames,
  findFault,
  findFlow,
  flowWords,
  type HandshakeSettings,
  rttSetting,
  writeHandshakeSettings,
} from '#components/instruments/handshake/handshake-settings.ts'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { NumberSlider } from '#components/instruments/number-slider.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { faults } from '#protocols/tls/alerts.ts'
import { flowNames } from '#protocols/tls/flow.ts'

const flows = flowNames.map((id) => ({ id, name: flowWords[id] }))

/** One or two handshakes side by side: who waits for what, how long it takes, and what can be read on the way. */
export function HandshakeInstrument({ initial }: { initial: HandshakeSettings }) {
  const [settings, setSettings] = useState(initial)
  const { left, right, rttMs, fault } = settings
  const first = useRef<HTMLDivElement>(null)
  const second = useRef<HTMLDivElement>(null)
  return (
    <div className="flex flex-col gap-8">
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          label="Handshake"
          options={flows}
          value={left}
          onChange={(id) => setSettings({ ...settings, left: findFlow(id) ?? left })}
        />
        <Select
          label="Beside it"
          options={[{ id: 'none', name: 'none' }, ...flows]}
          value={right ?? 'none'}
          onChange={(id) => setSettings({ ...settings, right: findFlow(id) })}
        />
        <Select
          label="What goes wrong"
          options={[{ id: '', name: 'nothing' }, ...faultNames.map((id) => ({ id, name: faults[id] }))]}
          value={fault ?? ''}
          onChange={(id) => setSettings({ ...settings, fault: findFault(id) })}
        />
        <NumberSlider
          setting={rttSetting}
          value={rttMs}
          onChange={(value) => setSettings({ ...settings, rttMs: value })}
        />
      </div>
      <p className="text-15 text-muted">
        Nothing but round trips takes time here. What stands in brackets is encrypted.
      </p>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <div ref={first} className="min-w-0">
          <FlowPanel name={left} title={flowWords[left]} rttMs={rttMs} fault={fault} />
        </div>
        {right !== null && (
          <div ref={second} className="min-w-0">
            <FlowPanel
              name={right}
              title={`${flowWords[right]}${right === left ? ', again' : ''}`}
              rttMs={rttMs}
              fault={fault}
            />
          </div>
        )}
      </div>
      <InstrumentActions
        query={writeHandshakeSettings(settings)}
        drawings={[
          { name: right === null ? 'drawing' : 'first drawing', file: `${left}.svg`, within: first },
          ...(right === null || right === left
            ? []
            : [{ name: 'second drawing', file: `${right}.svg`, within: second }]),
        ]}
      />
    </div>
  )
}
