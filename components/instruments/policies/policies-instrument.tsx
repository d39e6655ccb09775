'use client'
import { useDeferredValue, useMemo, useState } from 'react'
import { PolicyTrace } from '#components/figures/firewall/policy-trace.tsx'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { type PolicyTexts, policyTextMax, writeTexts } from '#components/instruments/policies/texts.ts'
import { TextArea } from '#components/instruments/text-area.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { compareRuleLists, readPolicyText } from '#protocols/firewall/compare/compare-texts.ts'
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
        <TextArea
          label="Policy A"
          text={texts.a}
          rows={9}
          max={policyTextMax}
          error={a.ok ? null : a.says}
          onChange={(text) => setTexts({ ...texts, a: text })}
        />
        <TextArea
          label="Policy B"
          text={texts.b}
          rows={9}
          max={policyTextMax}
          error={b.ok ? null : b.says}
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
