import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeZone, type EntryField } from '#components/parts/dns-zone/change-zone.ts'
import { randomZone } from '#protocols/dns/zone/random-zones.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'

const origin = 'shop.example.'
const text = '$TTL 60 ; a minute\n@ SOA ns1 a (1\n 2 3 4 5 ) ; top\n@ NS ns1 ; ours\n   A 192.0.2.1\n'
const field = (index: number, which: EntryField, value: string, from = text) =>
  changeZone(from, origin, { is: 'field', index, field: which, value })

describe('what the grid does to the text', () => {
  test('a cell rewrites its record, and keeps comments and the other lines', () => {
    expect(field(1, 'data', 'ns2')).toBe(text.replace('@ NS ns1 ; ours', '@\tNS\tns2 ; ours'))
    expect(field(2, 'ttl', '5')).toBe(text.replace('   A 192.0.2.1', '\t5\tA\t192.0.2.1'))
    expect(field(0, 'owner', '@')).toContain('@\tSOA\tns1 a 1 2 3 4 5 ; top\n@ NS')
  })

  test('an emptied name means the one above, as in the text', () => {
    const emptied = field(1, 'owner', '')
    expect(readZoneText(emptied, origin).records[1]).toMatchObject({
      name: 'shop.example.',
      data: { type: 'NS' },
    })
  })

  test('a record is added at the end, and removed with all its lines', () => {
    expect(changeZone('a A 192.0.2.1', origin, { is: 'add', type: 'MX' })).toBe('a A 192.0.2.1\nnew\tMX\t\n')
    expect(changeZone(text, origin, { is: 'remove', index: 0 })).toBe(
      '$TTL 60 ; a minute\n@ NS ns1 ; ours\n   A 192.0.2.1\n',
    )
  })

  test('a blank at the end of what is typed stays, so that the next word can follow', () => {
    const typed = field(2, 'data', '10 ')
    expect(readZoneText(typed, origin).entries[2]?.data).toBe('10 ')
  })
})

test('whatever is typed into a cell, the other rows stay as they are', () => {
  const typed = fc.string({
    unit: fc.constantFrom('a', '1', ' ', ';', '(', ')', '"', '\\', '$', '\n', '@', '.'),
    maxLength: 8,
  })
  const which = fc.constantFrom<EntryField>('owner', 'ttl', 'data')
  fc.assert(
    fc.property(randomZone, fc.nat(20), which, typed, (zone, at, cell, value) => {
      const before = readZoneText(zone, origin).entries
      const index = at % before.length
      const after = readZoneText(field(index, cell, value, zone), origin).entries
      expect(after).toHaveLength(before.length)
      for (const [other, entry] of after.entries()) {
        if (other === index) continue
        expect([entry.owner, entry.ttl, entry.type, entry.data]).toEqual([
          before[other]?.owner,
          before[other]?.ttl,
          before[other]?.type,
          before[other]?.data,
        ])
      }
    }),
    { numRuns: 2_000 },
  )
})
