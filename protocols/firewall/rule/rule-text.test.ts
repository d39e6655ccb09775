import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePolicy, compileRule, findRuleProblem } from '#protocols/firewall/compare/compile-rule.ts'
import { randomPolicy } from '#protocols/firewall/oracle/random-policies.ts'
import { emptyRule, type Rule, rulesMax, type Vocabulary } from '#protocols/firewall/rule/rule.ts'
import {
  formatRule,
  formatRules,
  lineOfRule,
  readPacketSet,
  readRules,
  ruleTextMax,
} from '#protocols/firewall/rule/rule-text.ts'

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
    ['deny all', { action: 'deny' }],
    ['permit * new', { state: 'new' }],
    ['allow tcp to web port 80', { protocol: 'tcp', destination: 'web', destinationPorts: '80' }],
    ['DROP udp', { action: 'deny', protocol: 'udp' }],
    ['accept tcp port 80', { protocol: 'tcp', destinationPorts: '80' }],
    ['accept tcp port 80 from web', { protocol: 'tcp', destinationPorts: '80', source: 'web' }],
    ['accept tcp ports 80, 443', { protocol: 'tcp', destinationPorts: '80, 443' }],
    ['accept tcp from any port 80 to web', { protocol: 'tcp', sourcePorts: '80', destination: 'web' }],
    [
      'ACCEPT TCP On Internet To web Port 80,  443 NEW  # why',
      { protocol: 'tcp', zone: 'internet', destination: 'web', destinationPorts: '80,  443', state: 'new' },
    ],
    [
      'accept tcp to web port 80 from mail-server port 1024 - 65535 new on dmz#x',
      {
        protocol: 'tcp',
        zone: 'dmz',
        source: 'mail-server',
        sourcePorts: '1024 - 65535',
        destination: 'web',
        destinationPorts: '80',
        state: 'new',
      },
    ],
    [
      'accept from 10.0.0.1 - 10.0.0.9, web established',
      { source: '10.0.0.1 - 10.0.0.9, web', state: 'established' },
    ],
    [
      'accept tcp from any port > 1023 to any port 25',
      { protocol: 'tcp', sourcePorts: '> 1023', destinationPorts: '25' },
    ],
    ['accept from 10.0.0.0 / 8', { source: '10.0.0.0 / 8' }],
    ['accept from 10.0.0.0 /8,web', { source: '10.0.0.0 /8,web' }],
    // From a document: an en dash, a no-break space, full-width digits, a comma of another script, a byte order mark.
    ['\uFEFFaccept\u00A0tcp\tport 1024–65535', { protocol: 'tcp', destinationPorts: '1024-65535' }],
    ['accept tcp port ８０，４４３', { protocol: 'tcp', destinationPorts: '80,443' }],
    ['accept tcp port ≥ 1024', { protocol: 'tcp', destinationPorts: '>= 1024' }],
    ['accept to we\u00ADb ＃ 端口', { destination: 'web' }],
  ])('%s', (line, expected) => {
    const list = { rules: [{ ...any, ...expected }], otherwise: 'deny' }
    expect(readRules(line)).toEqual({ ok: true, list })
    expect(readRules(`${line}\r\ndefault allow\r\n`)).toEqual({
      ok: true,
      list: { ...list, otherwise: 'accept' },
    })
  })

  test.each([
    ['tcp to web', 1, 'begins with accept, deny or default, not with “tcp”'],
    ['1. accept any', 1, 'Leave the number 1. out'],
    ['// all', 1, 'A comment begins with #.'],
    ['accept', 1, 'Say what to accept'],
    ['default', 1, 'default accept or default deny'],
    ['default deny all', 1, 'default accept or default deny'],
    ['accept any\naccept tcp web', 2, '“web” cannot be read where it stands'],
    ['accept tcp toweb', 1, 'Is “to web” meant?'],
    ['accept tcp from lanto web', 1, 'Is “lan to web” meant?'],
    ['accept tcp from lan web', 1, 'A comma or a word is missing between “lan” and “web”.'],
    ['accept tcp to web port80 new', 1, 'Is “web port 80” meant?'],
    ['accept tcp to web port', 1, 'After “port” comes a port'],
    ['accept tcp on from web', 1, 'After “on” comes a zone'],
    ['accept tcp to web, port 80', 1, '“web,” has a comma too many.'],
    ['accept tcp port 80,,443', 1, '“80,,443” has a comma too many.'],
    ['accept from a to b to c', 1, '“to” stands twice'],
    ['accept to a port 1 port 2', 1, '“port” stands twice for the same side'],
    ['accept tcp new established', 1, 'names neither of the two'],
    ['accept tcp port 80 to web', 1, 'Whose ports are these?'],
    ['accept new tcp', 1, 'The protocol (tcp) stands once'],
    ['default deny\naccept any', 2, 'default stands last'],
    ['accept to “web”', 1, 'Leave out the quotation marks (“)'],
    ['accept to a\u2028deny to b', 1, 'a line separator in it (U+2028)'],
    ['accept any\rdeny any', 1, 'a carriage return in it (U+000D)'],
    ['accept to bücher', 1, 'The character “ü” (U+00FC) does not belong in a rule'],
    ['accept to a\0b', 1, 'The character U+0000 does not belong'],
    ['accept to a\uD800b', 1, 'The character U+D800 does not belong'],
  ])('%s', (text, line, says) => {
    expect(readRules(text)).toEqual({ ok: false, line, says: expect.stringContaining(says) })
  })

  test.each([
    ['a long line', `accept tcp from ${'a-'.repeat(2_000)}`, 1, 'A line has at most 500 characters.'],
    ['a long list', `accept tcp from ${'a-'.repeat(120)}`, 1, 'At most 200 characters stand in one list.'],
    ['many rules', 'accept any\n'.repeat(rulesMax + 1), rulesMax + 1, 'at most 200 rules'],
    ['a long text', '#'.repeat(ruleTextMax + 1), 1, 'at most 60000 characters'],
  ])('%s is refused in words', (_, text, line, says) => {
    expect(readRules(text)).toEqual({ ok: false, line, says: expect.stringContaining(says) })
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

/** The same with other blanks, dashes, widths and capitals, by chance. */
function asPasted(text: string, below: (sides: number) => number): string {
  const pick = (choices: readonly string[]) => choices[below(choices.length)] ?? ''
  return text.replace(/[-,/>\d ]/gu, (character) => {
    switch (character) {
      case '-':
        return pick(['-', ' - ', '–', '\u2212 ', '\u00A0—'])
      case ',':
        return pick([',', ' ,', ',\t', '，', '、'])
      case '/':
        return pick(['/', ' / ', '/\u2009', '／'])
      case '>':
        return pick(['>', '> ', '＞\u3000'])
      case ' ':
        return pick([' ', '  ', '\u00A0', '\u200B \u2060'])
      default:
        return pick([character, character, String.fromCharCode(character.charCodeAt(0) + 0xfe_e0)])
    }
  })
}

test('what the fields read, the text reads, and the other way round', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const below = (sides: number) => (numbers.next().value ?? 0) % sides
      const list = randomPolicy({ below }, ['internet', 'dmz', 'inside'])
      const pasted = list.rules.map((rule) => ({
        ...rule,
        source: asPasted(rule.source, below),
        sourcePorts: asPasted(rule.sourcePorts, below),
        destination: asPasted(rule.destination, below),
        destinationPorts: asPasted(rule.destinationPorts, below),
      }))
      const meant = compilePolicy(list, vocabulary)
      expect(meant).not.toBeNull()
      expect(compilePolicy({ ...list, rules: pasted }, vocabulary)).toEqual(meant)
      const lines = pasted.map((rule) => formatRule(rule))
      for (const text of [
        lines.join('\n'),
        list.rules.map((rule) => asPasted(formatRule(rule), below)).join('\r\n'),
      ]) {
        const read = readRules(text, list.otherwise)
        if (!read.ok) throw new Error(`${text}\n${read.line}: ${read.says}`)
        expect(compilePolicy(read.list, vocabulary)).toEqual(meant)
      }
    }),
  )
})

test('a set of packets has the words of a rule', () => {
  expect(readPacketSet('tcp on internet to web port 80 new')).toMatchObject({
    ok: true,
    fields: { destination: 'web', state: 'new' },
  })
  expect(readPacketSet('accept tcp')).toMatchObject({ ok: false, says: expect.stringContaining('“accept”') })
})

/** The combinations of its lists, or what is wrong. */
const meaningOf = (fields: Partial<Rule>) => {
  const compiled = compileRule({ ...any, ...fields }, vocabulary)
  return compiled.ok
    ? compiled.region.reduce((combinations, set) => (combinations * set.length) / 2, 1)
    : compiled.problems.map(({ field, says }) => `${field}: ${says}`).join(' ')
}

test('the line of a rule is found among comments and empty lines', () => {
  const text = '# first\n\naccept any new\n  # second\ndeny to moon\ndefault deny\n'
  const read = readRules(text)
  const found = read.ok && findRuleProblem(read.list, vocabulary)
  expect(found).toMatchObject({ rule: 1, problem: { field: 'destination' } })
  expect([0, 1].map((rule) => lineOfRule(text, rule))).toEqual([3, 5])
})

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
    [
      { source: '010.0.0.1' },
      'source: “010.0.0.1” has leading zeros, which some programs take for octal numbers. Write 10.0.0.1.',
    ],
    [
      { source: '10.0.0.1-10.0.0.010' },
      'source: “10.0.0.1-10.0.0.010” has leading zeros, which some programs take for octal numbers. Write 10.0.0.1-10.0.0.10.',
    ],
    [{ source: '10.0.0.0/08' }, 'source: “10.0.0.0/08”: a prefix length is a number from 0 to 32.'],
    [{ destinationPorts: '0080' }, 'destinationPorts: “0080”: write ports without leading zeros.'],
    [{ destinationPorts: '100000' }, 'destinationPorts: “100000”: ports go from 0 to 65535.'],
    [{ destinationPorts: '>= 1024, <=1023' }, 2],
    [{ destinationPorts: '８０–９０' }, 2],
    [{ source: '\u200B10.0.0.0\u00A0/ 8' }, 1],
    [{ source: '*', destination: 'All' }, 1],
    [{ source: '"web"' }, 'source: Leave out the quotation marks ("): names stand without them.'],
    [{ source: 'a\nb' }, 'source: The character U+000A does not belong in a rule: leave it out.'],
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
