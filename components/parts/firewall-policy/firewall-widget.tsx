'use client'
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react'
import { onLoadedPacket } from '#components/parts/firewall-policy/load-packet.ts'
import { firstPacket, packetForm, readPacket } from '#components/parts/firewall-policy/packet-form.ts'
import { PacketTester } from '#components/parts/firewall-policy/packet-tester.tsx'
import { PolicyDetail } from '#components/parts/firewall-policy/policy-detail.tsx'
import { RuleTable } from '#components/parts/firewall-policy/rule-table.tsx'
import { RuleTextView } from '#components/parts/firewall-policy/rule-text-view.tsx'
import { VocabularyTable } from '#components/parts/firewall-policy/vocabulary-table.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { Tabs } from '#components/ui/tabs/tabs.tsx'
import type { FirewallFeedback } from '#graders/parts/firewall-policy/firewall-feedback.ts'
import {
  type FirewallResponse,
  FirewallResponseSchema,
} from '#graders/parts/firewall-policy/firewall-response.ts'
import {
  begunFirewall,
  firewallReadability,
} from '#graders/parts/firewall-policy/live/firewall-readability.ts'
import type { PresentedFirewall } from '#graders/parts/firewall-policy/presented-firewall.ts'
import type { Packet } from '#protocols/firewall/packet/packet.ts'
import { tracePacket } from '#protocols/firewall/packet/trace-packet.ts'
import type { RuleList } from '#protocols/firewall/rule/rule.ts'

/** A policy as a table or as text, beside a packet tester. */
function FirewallWidget({
  part,
  answer,
  onAnswer,
  locked,
}: PartProps<PresentedFirewall, FirewallResponse, FirewallFeedback>) {
  const { vocabulary } = part
  const list: RuleList = answer ?? part.start
  const [form, setForm] = useState(() => firstPacket(vocabulary))
  const testerTitle = useRef<HTMLHeadingElement>(null)
  const read = readPacket(form, vocabulary)
  // A keystroke does not wait for the packet's way through two hundred rules.
  const settled = useDeferredValue(list)
  const trace = useMemo(() => {
    const tested = readPacket(form, vocabulary)
    return tested.ok ? tracePacket(settled, tested.packet, vocabulary) : null
  }, [settled, form, vocabulary])

  const answerWith = ({ rules, otherwise }: RuleList, typed?: string) =>
    onAnswer({ kind: 'firewall-policy', rules, otherwise, ...(typed === undefined ? {} : { typed }) })
  const load = useEffectEvent((packet: Packet) => {
    setForm(packetForm(packet, vocabulary))
    testerTitle.current?.focus()
  })
  useEffect(() => onLoadedPacket(part.id, load), [part.id])
  return (
    // Enter in a cell would submit the whole exercise.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only keeps a key from the form
    <div className="@container" onKeyDown={keepFromForm}>
      <section>
        <h3 className="text-15 font-semibold">Requirements</h3>
        <ol className="mt-1 list-decimal pl-6">
          {part.requirements.map(({ id, says }) => (
            <li key={id} data-requirement={id} className="max-w-measure py-1">
              {says}
            </li>
          ))}
        </ol>
      </section>
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
              <RuleTextView
                list={list}
                typed={answer?.typed ?? null}
                vocabulary={vocabulary}
                locked={locked}
                onChange={answerWith}
              />
            ),
          },
        ]}
      />
      <PacketTester
        form={form}
        read={read}
        trace={trace}
        list={settled}
        vocabulary={vocabulary}
        titleRef={testerTitle}
        onChange={setForm}
      />
    </div>
  )
}

export const firewallWidget = widget('firewall-policy', {
  response: FirewallResponseSchema,
  Widget: FirewallWidget,
  Detail: PolicyDetail,
  readability: firewallReadability,
  begun: begunFirewall,
})

function keepFromForm(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}
