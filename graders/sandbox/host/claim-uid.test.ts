import { expect, test } from 'vitest'
import { claimUid } from '#graders/sandbox/host/claim-uid.ts'

test('uids of concurrent cells differ and stay in their range', async () => {
  const claims = await Promise.all(Array.from({ length: 40 }, () => claimUid()))
  const uids = claims.map(({ uid }) => uid)
  expect(new Set(uids).size).toBe(uids.length)
  for (const uid of uids) {
    expect(uid).toBeGreaterThanOrEqual(61_000)
    expect(uid).toBeLessThanOrEqual(61_999)
  }
  for (const claim of claims) claim.release()
})
