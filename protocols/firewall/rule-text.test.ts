import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRule } from '#protocols/firewall/compile-rule.ts'
import { randomPolicy } from '#protocols/firewall/oracle/random-policies.ts'
import { emptyRule, type Rule, type Vocabulary } from '#protocols/firewall/rule.ts'
import { formatRule, formatRules, readPacketSet, readRules } from '#protocols/firewall/rule-text.ts'

const vocabulary: Vocabulary = {
  zones: ['internet', 'dmz', 'inside'].map((id) => ({ id, says: id })),
  names: [
    { id: 'web', says: 'the web server', addresses: '192.0.2.10' },
    { id: 'servers', says: 'two hosts', addresses: '192.0.2.10, 192.0.2.20-192.0.2.25' },
  ],
}
const any = { ...emptyRule, protocol: 'any' } satisfies Rule

describe('reading a line', () => {
  test.each<[string, Partial<Rule>]>([
    ['accept any', {}],
    ['deny icmp', { action: 'deny', protocol: 'icmp' }],
    ['accept tcp to web port 80', { protocol: 'tcp', destination: 'web', destinationPorts: '80' }],
    ['accept tcp port 80', { protocol: 'tcp', destinationPorts: '80' }],
    ['accept tcp from any port 80 to web', { protocol: 'tcp', sourcePorts: '80', destination: 'web' }],
    [
      'ACCEPT TCP On Internet To web Port 80,  443 NEW  # why',
      { protocol: 'tcp', zone: 'internet', destination: 'web', destinationPorts: '80,  443', state: 'new' },
    ],
    [
      'accept from 10.0.0.1 - 10.0.0.9, web established',
      { source: '10.0.0.1 - 10.0.0.9, web', state: 'established' },
    ],
    [
      'accept tcp from any port >1023 to any port 25',
      { protocol: 'tcp', sourcePorts: '>1023', destinationPorts: '25' },
    ],
  ])('%s', (line, expected) => {
    expect(readRules(line)).toEqual({
      ok: true,
      list: { rules: [{ ...any, ...expected }], otherwise: 'deny' },
    })
  })

  test.each([
    ['allow tcp to web', 1, 'begins with accept, deny or default'],
    ['accept any\naccept tcp web', 2, 'cannot be read'],
    ['default deny\naccept any', 2, 'default stands last'],
    [`accept tcp from ${'a-'.repeat(2_000)}`, 1, 'at most'],
  ])('%s', (text, line, says) => {
    expect(readRules(text)).toEqual({ ok: false, line, says: expect.stringContaining(says) })
  })

  test('no line takes long, whatever it holds', () => {
    const startedAt = performance.now()
    for (const unit of ['a-', 'a,', ', ', '- ', 'port ', 'from any '])
      readRules(`accept tcp from ${unit.repeat(45)}!!`)
    expect(performance.now() - startedAt).toBeLessThan(500)
  })

  test('any text gives a result', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readRules(text)))
  })
})

test('what is written is read as the same policy', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const below = (sides: number) => (numbers.next().value ?? 0) % sides
      const list = randomPolicy({ below }, ['internet', 'dmz', 'inside'])
      expect(readRules(formatRules(list))).toEqual({ ok: true, list })
    }),
  )
})

test('a set of packets has the words of a rule', () => {
  expect(readPacketSet('tcp on internet to web port 80 new')).toMatchObject({
    destination: 'web',
    state: 'new',
  })
  expect(readPacketSet('accept tcp')).toBeNull()
})

/** The combinations of its lists, or what is wrong. */
const meaningOf = (fields: Partial<Rule>) => {
  const compiled = compileRule({ ...any, ...fields }, vocabulary)
  return compiled.ok
    ? compiled.region.reduce((combinations, set) => (combinations * set.length) / 2, 1)
    : compiled.problems.map(({ field, says }) => `${field}: ${says}`).join(' ')
}

describe('what a field may hold', () => {
  test.each<[Partial<Rule>, number | string]>([
    [{}, 1],
    [{ destinationPorts: '80, 443' }, 4],
    [{ protocol: 'tcp', destinationPorts: '80, 443', source: 'servers' }, 4],
    [{ zone: 'moon' }, 'zone: There is no zone “moon”.'],
    [{ source: '10.0.0.0/40' }, 'source: “10.0.0.0/40”: a prefix length is a number from 0 to 32.'],
    [
      { source: '10.0.0.1/24' },
      'source: “10.0.0.1/24” has bits beyond its prefix. The network is 10.0.0.0/24.',
    ],
    [
      { source: '10.0.0.300' },
      'source: “10.0.0.300” is neither a name nor an IPv4 address, prefix or range.',
    ],
    [{ source: '10.0.0.9-10.0.0.1' }, 'source: “10.0.0.9-10.0.0.1” ends before it begins.'],
    [{ destination: 'web,' }, 'destination: “web,” has a comma too many.'],
    [{ destinationPorts: 'http' }, 'destinationPorts: “http” is no port: write 80, 1024-65535 or >1023.'],
    [{ destinationPorts: '65536' }, 'destinationPorts: “65536”: ports go from 0 to 65535.'],
    [{ destinationPorts: '<0' }, 'destinationPorts: “<0”: ports go from 0 to 65535.'],
    [{ protocol: 'icmp', sourcePorts: '8' }, 'sourcePorts: ICMP has no ports: only TCP and UDP do.'],
  ])('%j', (fields, expected) => expect(meaningOf(fields)).toBe(expected))
})

test('a port without a side stays where it was', () => {
  const rule: Rule = { ...any, protocol: 'tcp', sourcePorts: '25' }
  expect(formatRule(rule)).toBe('accept tcp from any port 25')
})
