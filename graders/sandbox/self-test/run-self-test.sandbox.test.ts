// Each test breaks one thing of a jail or a cell, and the self-test must say so. A self-test that is not itself tested
// noticed five of fifteen.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { encodeFilter } from '#graders/sandbox/seccomp/assemble-filter.ts'
import { action } from '#graders/sandbox/seccomp/filter-action.ts'
import { type Break, breaks, brokenBwrap } from '#graders/sandbox/self-test/broken-jails.ts'
import { runSelfTest } from '#graders/sandbox/self-test/run-self-test.ts'
import { shareOfToday } from '../../../tests/support/share-of-today.ts'

const folder = mkdtempSync(join(tmpdir(), 'roundtrip-broken-'))
// Cells have uids of their own.
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Names of the tests that failed, or why nothing could be tested. */
async function amiss(bwrap?: string): Promise<string[]> {
  try {
    const tests = await runSelfTest(bwrap === undefined ? {} : { bwrap })
    return tests
      .filter(({ ok }) => !ok)
      .map(({ name, detail }) => (name === runs ? `${runs}: ${detail}` : name))
  } catch (error) {
    return [`${runs}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

const runs = 'a program runs in a jail'
const title = ({ of, takes, puts }: Break): string =>
  `${of}: ${puts === undefined ? 'without' : `${puts.join(' ')} for`} ${takes.join(' ')}`

test('an unbroken jail passes', async () => {
  expect(await amiss()).toEqual([])
})

describe('a broken jail is noticed', () => {
  const tried = shareOfToday(breaks, 3, title)
  test.concurrent.for(tried.map((broken) => ({ name: title(broken), broken })))(
    '$name',
    async ({ broken }) => {
      const failed = await amiss(brokenBwrap(broken, folder))
      expect(failed).toEqual(expect.arrayContaining([expect.stringMatching(broken.noticedBy ?? runs)]))
      // What is missing is the break itself, not the argument that was to be broken.
      expect(failed.join()).not.toContain('nothing to break')
    },
  )

  test('a filter that allows everything', async () => {
    const filter = encodeFilter([{ code: 6, jumpTrue: 0, jumpFalse: 0, value: action.allow }]).toString('hex')
    const failed = await amiss(brokenBwrap({ filter }, folder))
    expect(failed).toEqual(
      expect.arrayContaining([
        'system calls that are not listed are refused',
        'AF_UNIX sockets are refused',
        'AF_UNIX pairs of datagram sockets are refused',
      ]),
    )
  })

  test('fifteen and more', () => {
    expect(breaks.length).toBeGreaterThanOrEqual(15)
  })
})
