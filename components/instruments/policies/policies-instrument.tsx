'use client'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { type PolicyTexts, policyTextMax, writeTexts } from '#components/instruments/policies/texts.ts'
import { PolicyTrace } from '#components/parts/firewall-policy/policy-trace.tsx'
import { FieldError } from '#components/ui/field/field-error.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import {
  compareRuleLists,
  type ReadPolicyText,
  readPolicyText,
} from '#protocols/firewall/compare/compare-texts.ts'
import { readPacketText } from '#protocols/firewall/packet/read-packet.ts'
import { describePacket, tracePacket } from '#protocols/firewall/packet/trace-packet.ts'

const vocabulary = {
  zones: [
    { id: 'internet', says: 'the Internet' },
    { id: 'inside', says: 'the network behind the firewall' },
  ],
  names: [],
}
/** A tenth of a second at most, at each pause of typing. */
const steps = 1_000_000
const packetMax = 200

/** Two policies side by side: whether they decide every packet alike, and what each does with one that shows they do not, or
 * with one that is typed. */
export function PoliciesInstrument({ initial }: { initial: PolicyTexts }) {
  const [texts, setTexts] = useState(initial)
  const shown = useDeferredValue(texts)
  const a = useMemo(() => readPolicyText(shown.a, vocabulary), [shown.a])
  const b = useMemo(() => readPolicyText(shown.b, vocabulary), [shown.b])
  const compared = useMemo(
    () => (a.ok && b.ok ? compareRuleLists(a.list, b.list, vocabulary, steps) : null),
    [a, b],
  )
  const typed = shown.packet.trim() === '' ? null : readPacketText(shown.packet, vocabulary)
  const packet =
    typed === null ? (compared?.is === 'different' ? compared.packet : null) : typed.ok ? typed.packet : null
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-6 lg:grid-cols-2">
        <PolicyField
          label="Policy A"
          text={texts.a}
          read={a}
          onChange={(text) => setTexts({ ...texts, a: text })}
        />
        <PolicyField
          label="Policy B"
          text={texts.b}
          read={b}
          onChange={(text) => setTexts({ ...texts, b: text })}
        />
      </div>
      <TextField
        label="A packet to try instead"
        description="For example: tcp on internet from 198.51.100.7 port 50000 to 10.0.0.1 port 80. Empty shows one that tells the policies apart."
        mono
        maxLength={packetMax}
        spellCheck={false}
        value={texts.packet}
        onChange={(text) => setTexts({ ...texts, packet: text })}
      />
      <div aria-live="polite" className="flex min-h-60 flex-col gap-4">
        {compared?.is === 'same' && (
          <Notice kind="pass" word="Alike" title="They decide every packet alike." />
        )}
        {compared?.is === 'different' && (
          <Notice
            kind="fail"
            word="Not alike"
            title={`They differ, for one on ${describePacket(compared.packet, vocabulary)}.`}
          />
        )}
        {compared?.is === 'too-intricate' && (
          <Notice
            kind="attention"
            title="These policies are too intricate to be compared here. Take rules away."
          />
        )}
        {typed !== null && !typed.ok && <Notice kind="attention" word="The packet" title={typed.says} />}
        {packet !== null && (
          <section aria-label="What each policy does">
            <p>On {describePacket(packet, vocabulary)}:</p>
            <div className="grid gap-6 lg:grid-cols-2">
              {a.ok && (
                <PolicyTrace whose="Policy A" trace={tracePacket(a.list, packet, vocabulary)} list={a.list} />
              )}
              {b.ok && (
                <PolicyTrace whose="Policy B" trace={tracePacket(b.list, packet, vocabulary)} list={b.list} />
              )}
            </div>
          </section>
        )}
      </div>
      <InstrumentActions query={writeTexts(texts)} />
    </div>
  )
}

interface PolicyFieldProps {
  label: string
  text: string
  read: ReadPolicyText
  onChange: (text: string) => void
}

function PolicyField({ label, text, read, onChange }: PolicyFieldProps) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-15 font-semibold">
        {label}
      </label>
      <textarea
        id={id}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        rows={9}
        maxLength={policyTextMax}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={read.ok ? undefined : true}
        aria-describedby={`${id}-says`}
        className="mt-1 w-full rounded border border-border bg-surface px-3 py-2 font-mono text-15"
      />
      <div id={`${id}-says`} className="min-h-12">
        {read.ok ? null : <FieldError id={`${id}-error`}>{read.says}</FieldError>}
      </div>
    </div>
  )
}
