import { describe, expect, test } from 'vitest'
import { PartResultSchema } from '#graders/exercise/exercise-result.ts'
import { applyChanges } from '#graders/parts/dns-zone/apply-changes.ts'
import { dnsZoneKind } from '#graders/parts/dns-zone/dns-zone-kind.ts'
import { type DnsZonePart, DnsZonePartSchema } from '#graders/parts/dns-zone/dns-zone-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'

const fillHost = (text: string) => text.replaceAll('{{host}}', '7')
const scope = (): PartScope => ({
  timeline: () => {
    throw new Error('a zone has no timeline')
  },
  quantity: () => ({ value: 0, dimension: { time: 0, data: 0, length: 0 } }),
  facts: () => ({ drawn: [], all: [] }),
  fill: fillHost,
  fillExactly: fillHost,
})

const part = (change: object = {}): DnsZonePart =>
  DnsZonePartSchema.parse({
    id: 'zone',
    kind: 'dns-zone',
    ask: 'Publish it.',
    origin: 'shop.example.',
    servers: [{ name: 'ns1.shop.example.', address: '192.0.2.1' }],
    starter: '$TTL 300\n@ SOA ns1 admin 1 2 3 4 60\n@ NS ns1\nns1 A 192.0.2.1\n',
    solution: '+ web A 192.0.2.{{host}}\n+ www CNAME web',
    requirements: [
      {
        id: 'host',
        says: 'canary web is at {{host}}',
        queries: [{ ask: 'web A', gives: ['192.0.2.{{host}}'] }],
      },
      { id: 'alias', says: 'www is an alias', queries: [{ ask: 'www CNAME', gives: ['web'] }] },
      { id: 'rest', says: 'ns1 stays', queries: [{ ask: 'ns1 A', gives: ['192.0.2.1'] }] },
    ],
    misconceptions: [
      {
        id: 'no-dot',
        when: [{ ask: 'www CNAME', gives: ['web.shop.example'] }],
        says: 'canary dot {{host}}',
        example: '- www CNAME web\n+ www CNAME web.shop.example',
      },
    ],
    ...change,
  })

function grade(changes: string, of = part()) {
  const here = scope()
  const verdict = dnsZoneKind.grade(of, here, dnsZoneKind.responseFrom(of, changes, here))
  if ('unjudged' in verdict) throw new Error(verdict.unjudged)
  expect(PartResultSchema.safeParse({ part: 'zone', ...verdict }).success).toBe(true)
  return verdict
}

describe('a zone is judged by what it resolves', () => {
  test('the solution, in whatever order and spelling', () => {
    expect(grade('')).toMatchObject({ score: 1, outcome: { status: 'passed' } })
    expect(grade('- www CNAME web\n+ WWW.shop.example. 60 IN CNAME WEB')).toMatchObject({ score: 1 })
  })

  test('the starter alone is worth nothing, and neither is a blank', () => {
    expect(grade(part().starter)).toMatchObject({ score: 0, outcome: { status: 'failed' } })
    const blank = dnsZoneKind.grade(part(), scope(), { kind: 'dns-zone', text: ' \n' })
    expect(blank).toMatchObject({ score: 0, outcome: { mismatch: { code: 'blank' } } })
  })

  test('half of it is worth half; what was there and is broken costs as much', () => {
    expect(grade('- www CNAME web')).toMatchObject({ score: 0.5 })
    expect(grade('- www CNAME web\n- ns1 A 192.0.2.1\n+ ns1 A 192.0.2.9')).toMatchObject({ score: 0 })
  })

  test('the failing query comes back with the lines that answer for it', () => {
    expect(grade('- web A 192.0.2.7\n+ web A 192.0.2.8')).toMatchObject({
      outcome: {
        mismatch: {
          code: 'wrong-resolution',
          requirement: 'canary web is at 7',
          found: { kind: 'answer', records: ['192.0.2.8'] },
          where: { line: 5 },
        },
      },
      feedback: { failing: { name: 'web.shop.example.', type: 'A', lines: [5] } },
    })
  })

  test('a record that is missing has no line', () => {
    expect(grade('- web A 192.0.2.7\n- www CNAME web').feedback).toMatchObject({ failing: { lines: [] } })
  })

  test('a misconception is recognised by what follows from it', () => {
    expect(grade('- www CNAME web\n+ www.shop.example. CNAME web.shop.example')).toMatchObject({
      score: 0.5,
      outcome: { mismatch: { code: 'misconception', id: 'no-dot', says: 'canary dot 7' } },
    })
  })

  test('a zone that no server loads says why, and where', () => {
    expect(grade('+ www A 192.0.2.7')).toMatchObject({
      score: 0,
      outcome: { mismatch: { code: 'zone-not-loaded', where: { line: 7 } } },
    })
    expect(grade('+ mail MX mail')).toMatchObject({ outcome: { mismatch: { code: 'zone-not-loaded' } } })
  })
})

test('what a browser is shown holds no requirement, misconception or solution', () => {
  const shown: PresentedPart = dnsZoneKind.present(part(), scope())
  expect(JSON.stringify(shown)).not.toMatch(/canary|CNAME web|requirements|misconceptions|solution/u)
})

const problems = (change: object) =>
  dnsZoneKind.variantProblems(part(change), scope()).map(({ says }) => says)

describe('an author is told', () => {
  test('nothing of a sound part', () => expect(problems({})).toEqual([]))
  test.each([
    [{ solution: '+ web A 192.0.2.7' }, /does not meet “alias”/u],
    [{ solution: '- nothing A 192.0.2.7' }, /no line “nothing A 192.0.2.7”/u],
    [{ solution: '+ web A 192.0.2.7\n+ www CNAME web\n+ www A 192.0.2.7' }, /Line 7 of the solution/u],
    [{ origin: 'shop.example' }, /not the whole name/u],
    [{ servers: [{ name: 'ns1.shop.example.', address: 'here' }] }, /no address/u],
    [
      {
        starter: '$TTL 1\n@ SOA ns1 a 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.1\nweb A 192.0.2.7\nwww CNAME web\n',
      },
      /meets every/u,
    ],
    [
      { requirements: [{ id: 'a', says: 'x', queries: [{ ask: 'web A', gives: ['oops'] }] }] },
      /no IPv4 address/u,
    ],
  ])('%j', (change, says) => expect(problems(change).join(' ')).toMatch(says))
})

test('changes are put where a line was taken away, or at the end', () => {
  expect(applyChanges('a\nb\nc\n', '- b\n+ x\n+ y')).toBe('a\nx\ny\nc\n')
  expect(applyChanges('a\n', '+   z')).toBe('a\n  z\n')
  expect(applyChanges('a\n', 'a whole\nzone\n')).toBe('a whole\nzone\n')
  expect(applyChanges('a  b\tc\n', '- a b c')).toBe('\n')
})
