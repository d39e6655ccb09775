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

/** The zone of `dns-publish-site`, from its starter and the statement: once with a record missing, once whole. */
export async function workOutZone(page: Page, starter: string): Promise<{ wrong: string; right: string }> {
  const text = await page.getByText('You run the zone').locator('..').innerText()
  const read = (pattern: RegExp) => pattern.exec(text)?.[1] ?? ''
  const ipv4 = read(/IPv4 address (198\.51\.100\.\d+)/u)
  const ipv6 = read(/IPv6 address\s+(2001:\S+?)\./u)
  const ttl = read(/for (\d+) seconds/u)
  const wrong = `${starter}\nweb ${ttl} A ${ipv4}\nwww CNAME web\n@ A ${ipv4}\n`
  return { wrong, right: `${wrong}web ${ttl} AAAA ${ipv6}\n` }
}
