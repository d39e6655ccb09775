'use client'
import type { Ref } from 'react'
import { PolicyTrace } from '#components/figures/firewall/policy-trace.tsx'
import { CellInput, CellSelect } from '#components/parts/firewall-policy/cell-fields.tsx'
import {
  numberOf,
  type PacketField,
  type PacketForm,
  protocolNames,
  type ReadPacket,
} from '#components/parts/firewall-policy/packet-form.ts'
import { hasPorts } from '#protocols/firewall/packet/packet.ts'
import type { PacketTrace } from '#protocols/firewall/packet/trace-packet.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'

export interface PacketTesterProps {
  form: PacketForm
  read: ReadPacket
  trace: PacketTrace | null
  list: RuleList
  vocabulary: Vocabulary
  /** Where focus goes when a packet is loaded. */
  titleRef: Ref<HTMLHeadingElement>
  onChange: (form: PacketForm) => void
}

/** Sends one packet through the rules. It says what the policy does, and never whether that is right. */
export function PacketTester({ form, read, trace, list, vocabulary, titleRef, onChange }: PacketTesterProps) {
  const problem = (field: PacketField) => (read.ok ? undefined : read.problems[field])
  const cell = (control: PacketField, label: string) => ({
    of: 'Packet',
    label,
    control,
    locked: false,
    value: form[control],
    onChange: (value: string) => onChange({ ...form, [control]: value }),
  })
  const protocols = protocolNames.map((name) => ({ id: name, name }))
  const strange = protocols.some(({ id }) => id === form.protocol)
    ? []
    : [{ id: form.protocol, name: `number ${form.protocol}` }]
  const ported = hasPorts(numberOf(form.protocol))
  return (
    <section className="mt-6 rounded border border-border bg-background px-3 py-3">
      <h3 ref={titleRef} tabIndex={-1} className="text-15 font-semibold">
        Packet tester
      </h3>
      <div className="relative mt-2 grid grid-cols-2 gap-2 @2xl:grid-cols-4">
        <CellSelect
          {...cell('zone', 'Arrives from')}
          options={vocabulary.zones.map(({ id }) => ({ id, name: id }))}
        />
        <CellSelect {...cell('protocol', 'Protocol')} options={[...protocols, ...strange]} />
        <CellSelect
          {...cell('state', 'State')}
          options={[
            { id: 'new', name: 'new' },
            { id: 'established', name: 'established' },
          ]}
        />
        <CellInput {...cell('source', 'Source')} problem={problem('source')} />
        {ported && <CellInput {...cell('sourcePort', 'Source port')} problem={problem('sourcePort')} />}
        <CellInput {...cell('destination', 'Destination')} problem={problem('destination')} />
        {ported && (
          <CellInput {...cell('destinationPort', 'Destination port')} problem={problem('destinationPort')} />
        )}
      </div>
      {trace ? (
        <PolicyTrace whose="Your policy" trace={trace} list={list} />
      ) : (
        <p className="mt-3 text-13 text-muted">Fill in the packet to send it through your rules.</p>
      )}
    </section>
  )
}
