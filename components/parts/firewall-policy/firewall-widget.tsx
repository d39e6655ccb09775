'use client'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { firstPacket, packetForm, readPacket } from '#components/parts/firewall-policy/packet-form.ts'
import { PacketTester } from '#components/parts/firewall-policy/packet-tester.tsx'
import { PolicyRequirements } from '#components/parts/firewall-policy/policy-requirements.tsx'
import { RuleTable } from '#components/parts/firewall-policy/rule-table.tsx'
import { RuleTextView } from '#components/parts/firewall-policy/rule-text-view.tsx'
import { VocabularyTable } from '#components/parts/firewall-policy/vocabulary-table.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { PartVerdict } from '#components/parts/part-verdict.tsx'
import { widget } from '#components/parts/widget.ts'
import { Tabs } from '#components/ui/tabs.tsx'
import type { FirewallFeedback } from '#graders/parts/firewall-policy/firewall-feedback.ts'
import {
  type FirewallResponse,
  FirewallResponseSchema,
} from '#graders/parts/firewall-policy/firewall-response.ts'
import type { PresentedFirewall } from '#graders/parts/firewall-policy/presented-firewall.ts'
import type { Packet } from '#protocols/firewall/packet.ts'
import type { RuleList } from '#protocols/firewall/rule.ts'
import { tracePacket } from '#protocols/firewall/trace-packet.ts'

/** A policy as a table or as text, beside a packet tester. */
function FirewallWidget({
  part,
  answer,
  onAnswer,
  locked,
  result,
  feedback,
}: PartProps<PresentedFirewall, FirewallResponse, FirewallFeedback>) {
  const { vocabulary } = part
  const list: RuleList = answer ?? part.start
  const [form, setForm] = useState(() => firstPacket(vocabulary))
  const testerTitle = useRef<HTMLHeadingElement>(null)
  const read = readPacket(form, vocabulary)
  const trace = useMemo(() => {
    const tested = readPacket(form, vocabulary)
    return tested.ok ? tracePacket(list, tested.packet, vocabulary) : null
  }, [list, form, vocabulary])

  const answerWith = ({ rules, otherwise }: RuleList) =>
    onAnswer({ kind: 'firewall-policy', rules, otherwise })
  const load = (packet: Packet) => {
    setForm(packetForm(packet, vocabulary))
    testerTitle.current?.focus()
  }
  return (
    // Enter in a cell would submit the whole exercise.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only keeps a key from the form
    <div className="@container" onKeyDown={keepFromForm}>
      {result && (
        <div className="mb-4">
          <PartVerdict result={result} />
        </div>
      )}
      <PolicyRequirements
        requirements={part.requirements}
        feedback={feedback}
        vocabulary={vocabulary}
        onLoad={load}
      />
      <VocabularyTable vocabulary={vocabulary} />
      <Tabs
        label="Views of the policy"
        className="mt-4"
        tabs={[
          {
            id: 'table',
            name: 'Table',
            content: (
              <RuleTable
                list={list}
                vocabulary={vocabulary}
                marksAnomalies={part.marksAnomalies}
                locked={locked}
                trace={trace}
                onChange={answerWith}
              />
            ),
          },
          {
            id: 'text',
            name: 'Text',
            content: (
              <RuleTextView list={list} vocabulary={vocabulary} locked={locked} onChange={answerWith} />
            ),
          },
        ]}
      />
      <PacketTester
        form={form}
        read={read}
        trace={trace}
        list={list}
        vocabulary={vocabulary}
        titleRef={testerTitle}
        onChange={setForm}
      />
    </div>
  )
}

export const firewallWidget = widget('firewall-policy', FirewallResponseSchema, FirewallWidget)

function keepFromForm(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}
