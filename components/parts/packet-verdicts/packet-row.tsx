import { CellMark } from '#components/parts/cell-mark.tsx'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import type { VerdictChange } from '#components/parts/packet-verdicts/change-verdicts.ts'
import { Select } from '#components/ui/field/select.tsx'
import type { ShownPacket } from '#graders/parts/packet-verdicts/presented-verdicts.ts'
import type { PacketVerdict } from '#graders/parts/packet-verdicts/verdicts-response.ts'
import type { Packet } from '#protocols/firewall/packet/packet.ts'
import { protocolName } from '#protocols/firewall/packet/trace-packet.ts'
import { formatAddress } from '#protocols/firewall/rule/address.ts'
import type { RuleList, Vocabulary } from '#protocols/firewall/rule/rule.ts'

interface PacketRowProps {
  at: number
  shown: ShownPacket
  verdict: PacketVerdict
  policy: RuleList
  vocabulary: Vocabulary
  memory: 'none' | 'connections'
  locked: boolean
  outcome: CellOutcome
  onChange: (change: VerdictChange) => void
}

/** One packet with its header, and what is said of it. On a narrow page it is a card. */
export function PacketRow(props: PacketRowProps) {
  const { at, shown, verdict, policy, vocabulary, memory, locked, outcome, onChange } = props
  const { packet, says } = shown
  const name = `Packet ${at + 1}`
  const rules = policy.rules.map((_, index) => ({ id: String(index), name: `rule ${index + 1}` }))
  return (
    <div role="group" aria-label={name} className="px-3 py-3 has-focus-visible:bg-sunken">
      <p className="font-semibold">
        {name}
        {says !== null && <span className="font-normal">: {says}</span>}
      </p>
      <p className="mt-0.5 font-mono text-13 wrap-anywhere">
        {protocolName(packet.protocol)} {tellEnd(packet.source, packet.sourcePort, vocabulary)} →{' '}
        {tellEnd(packet.destination, packet.destinationPort, vocabulary)}
        {tellFlag(packet, memory)}
        {vocabulary.zones.length > 1 && `, arrives from ${vocabulary.zones[packet.zone]?.id ?? packet.zone}`}
      </p>
      <div className="mt-2 grid gap-x-4 gap-y-2 sm:grid-cols-[1fr_1fr_7rem]">
        <Select
          label={
            <>
              <span className="sr-only">{name}: </span>What happens to it
            </>
          }
          isOpenAtFirst
          options={[
            { id: 'accept', name: 'accept' },
            { id: 'deny', name: 'deny' },
          ]}
          value={verdict.decision ?? ''}
          onChange={(to) => onChange({ at, set: 'decision', to })}
          isDisabled={locked}
        />
        <Select
          label={
            <>
              <span className="sr-only">{name}: </span>What decides
            </>
          }
          isOpenAtFirst
          options={[...rules, { id: 'default', name: 'the default' }]}
          value={String(verdict.by ?? '')}
          onChange={(to) => onChange({ at, set: 'by', to })}
          isDisabled={locked}
        />
        <div className="sm:pt-9">
          <CellMark outcome={outcome} />
        </div>
      </div>
    </div>
  )
}

function tellEnd(address: number, port: number | null, { names }: Vocabulary): string {
  const text = formatAddress(address)
  const name = names.find(({ addresses }) => addresses === text)?.id
  return `${text}${port === null ? '' : `:${port}`}${name === undefined ? '' : ` (${name})`}`
}

/** A firewall without a memory sees no more of a connection than this bit (RFC 9293 section 3.1). */
function tellFlag({ protocol, established }: Packet, memory: 'none' | 'connections'): string {
  if (memory === 'connections' || protocolName(protocol) !== 'TCP') return ''
  return established ? ', ACK is set' : ', ACK is not set'
}
