import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'

const sound = '$TTL 300\n@ SOA ns1 admin 1 3600 600 86400 60\n@ NS ns1\nns1 A 192.0.2.1\n'
const lint = (text: string) => loadZone(text, 'shop.example.').problems

test('a sound zone has nothing to complain of', () => {
  expect(
    lint(`${sound}www CNAME ns1\n*.a A 192.0.2.2\n@ MX 10 x.a\nsub NS ns.sub\nns.sub A 192.0.2.3\n`),
  ).toEqual([])
})

/** Lines from 5 on, the code, its level, its line. */
const faults: [text: string, code: string, level: string, line: number][] = [
  ['www CNAME ns1\nwww A 192.0.2.2', 'cname-and-other-data', 'error', 6],
  ['@ CNAME www', 'cname-and-other-data', 'error', 5],
  ['www CNAME ns1\nwww CNAME ns2', 'several-cnames', 'error', 6],
  ['www SOA a b 1 2 3 4 5', 'soa-elsewhere', 'error', 5],
  ['@ SOA a b 1 2 3 4 5', 'several-soa', 'error', 5],
  ['@ NS nobody', 'target-has-no-address', 'error', 5],
  ['@ NS www\nwww CNAME ns1', 'target-is-alias', 'error', 5],
  ['*.x NS ns1', 'wildcard-ns', 'error', 5],
  ['www.other. A 192.0.2.2', 'out-of-zone', 'warning', 5],
  ['www CNAME ns1.shop.example', 'missing-dot', 'warning', 5],
  ['ftp.shop.example A 192.0.2.2', 'missing-dot', 'warning', 5],
  ['@ MX 10 192.0.2.2', 'address-for-a-name', 'warning', 5],
  ['@ MX 10 mail', 'target-has-no-address', 'warning', 5],
  ['@ MX 10 www\nwww CNAME ns1', 'target-is-alias', 'warning', 5],
  ['sub NS ns.sub', 'missing-glue', 'warning', 5],
  ['sub NS ns1\nhost.sub A 192.0.2.2', 'below-a-delegation', 'warning', 6],
  ['r 10 A 192.0.2.2\nr 20 A 192.0.2.3', 'ttls-differ', 'warning', 6],
]

describe('faults are told with line and remedy', () => {
  test.each(faults)('%j is %s', (text, code, level, line) => {
    const found = lint(`${sound}${text}\n`).find((problem) => problem.code === code)
    expect(found).toMatchObject({ level, line })
    expect(found?.remedy.length).toBeGreaterThan(4)
  })

  test('a zone without SOA or NS', () => {
    expect(lint('$TTL 60\nwww A 192.0.2.1\n').map(({ code }) => code)).toEqual(['no-soa', 'no-ns'])
  })
})

const checker = ['/usr/bin/named-checkzone', '/usr/sbin/named-checkzone'].find((file) => existsSync(file))
if (checker === undefined)
  console.warn('Left out: named-checkzone is not installed, so lint is not compared with it.')

test.skipIf(checker === undefined)('named-checkzone refuses the same zones', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-checkzone-'))
  try {
    for (const [text, code, level] of [...faults, ['', 'sound', 'none'] as const]) {
      const file = path.join(folder, 'zone')
      writeFileSync(file, `${sound}${text}\n`)
      let refused = false
      try {
        execFileSync(checker ?? '', ['-i', 'local', 'shop.example', file], { stdio: 'ignore' })
      } catch {
        refused = true
      }
      expect(`${code}: ${refused}`).toBe(`${code}: ${level === 'error'}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
