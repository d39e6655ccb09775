import type { Page } from '@playwright/test'

/** What a student works out with pencil and paper from the statement of `http-nonpersistent-delay`. */
export async function workOut(
  page: Page,
): Promise<{ trips: number; fileMs: number; totalMs: number; totalOneRttMs: number }> {
  const statement = await page.getByText('You click on a link.').locator('..').innerText()
  const number = (pattern: RegExp) => {
    const found = pattern.exec(statement)?.[1]
    if (found === undefined) throw new Error(`${pattern} is not in: ${statement}`)
    return Number(found)
  }
  const objects = number(/([\d.]+) images/)
  const sizeKB = number(/([\d.]+)\s*kB/)
  const rateMbps = number(/([\d.]+)\s*Mbps/)
  const rttMs = number(/round-trip time between browser and server is ([\d.]+)\s*ms/)
  const txMs = (sizeKB * 8) / rateMbps
  const files = 1 + objects
  return {
    trips: 2 * files,
    fileMs: 2 * rttMs + txMs,
    totalMs: files * (2 * rttMs + txMs),
    totalOneRttMs: files * (rttMs + txMs),
  }
}
