import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'

/** The words that rules may use for zones and addresses. */
export function VocabularyTable({
  vocabulary: { zones, names },
  summary = 'Zones and names for your rules',
}: {
  vocabulary: Vocabulary
  summary?: string
}) {
  const rows = [
    ...zones.map(({ id, says, addresses }) => ({
      id,
      is: 'zone',
      says,
      addresses: addresses ?? 'all others',
    })),
    ...names.map(({ id, says, addresses }) => ({ id, is: 'name', says, addresses })),
  ]
  return (
    <div className="mt-3">
      <Disclosure summary={summary}>
        <DataTable
          dense
          caption={summary}
          captionHidden
          columns={[
            { id: 'word', name: 'Word', cell: (row) => row.id, mono: true },
            { id: 'is', name: 'Kind', cell: (row) => row.is },
            { id: 'says', name: 'Stands for', cell: (row) => row.says },
            { id: 'addresses', name: 'Addresses', cell: (row) => row.addresses, mono: true },
          ]}
          rows={rows}
          rowKey={(row) => `${row.is} ${row.id}`}
        />
      </Disclosure>
    </div>
  )
}
