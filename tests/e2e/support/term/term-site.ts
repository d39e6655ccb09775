// A whole site of its own for a term, with a learning platform beside it.
import type { Browser, Page } from '@playwright/test'
import { freePort } from '#server/database/embedded-postgres.ts'
import type { Launching, LtiPlatform } from '../../../lti-platform/platform.ts'
import { startTestStack, type TestStack } from '../../../support/test-stack.ts'
import { commandLine } from '../command-line.ts'
import { launchOf, startPlatformFor } from '../lti-launch.ts'
import { expect, watchComplaints } from '../test.ts'

export const password = 'a password for tests'

export interface TermSite {
  url: string
  stack: TestStack
  platform: LtiPlatform
  roundtrip: (...words: string[]) => Promise<string>
  /** A browser of somebody else's, whose complaints are looked at when the site ends. */
  visitor: () => Promise<Page>
  end: () => Promise<void>
}

export async function startTermSite(browser: Browser): Promise<TermSite> {
  const port = (await freePort(0)) ?? 0
  const url = `http://localhost:${port}`
  const stack = await startTestStack({ port, env: { ROUNDTRIP_LTI_SECONDS: '1' } })
  const { databaseUrl } = stack.running()
  const platform = await startPlatformFor(url, databaseUrl)
  const visitors: { page: Page; complaints: string[] }[] = []
  return {
    url,
    stack,
    platform,
    roundtrip: commandLine(databaseUrl, url, password),
    visitor: async () => {
      const page = await (await browser.newContext({ baseURL: url })).newPage()
      page.setDefaultTimeout(60_000)
      visitors.push({ page, complaints: watchComplaints(page) })
      return page
    },
    end: async () => {
      await stack.stop()
      await platform.close()
      for (const { complaints } of visitors) expect(complaints).toEqual([])
    },
  }
}

/** The page of an activity at the platform, and what stands in its frame. */
export async function openAtPlatform(page: Page, { url, platform }: TermSite, how: Partial<Launching>) {
  const to = platform.loginAddress(launchOf(url, how))
  await page.goto(`${platform.url}/course?${new URLSearchParams({ to })}`)
  return page.frameLocator('iframe[title="tool"]')
}
