import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'

const folder = new URL('../../../../shared/cases/zone/', import.meta.url)

/** Zones that were once read wrongly, with where and what the problem is. */
const cases = [
  ['hang-nbsp.zone', 1, 4, 'a no-break space (U+00A0)'],
  ['hang-vt.zone', 1, 2, 'a vertical tab (U+000B)'],
  ['txt-octet-300.zone', 5, 8, 'an octet is at most 255'],
] as const

// The cases stand beside a checkout of the project, and are left out where they do not.
describe.skipIf(!existsSync(folder))('zones that were read wrongly', () => {
  test.each(cases)('%s: line %i, column %i', (file, line, column, says) => {
    const { problems } = loadZone(readFileSync(new URL(file, folder), 'utf8'), 'shop.example.')
    expect(problems).toContainEqual(
      expect.objectContaining({ level: 'error', line, column, says: expect.stringContaining(says) }),
    )
  })
})
