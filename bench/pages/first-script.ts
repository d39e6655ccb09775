import type { Browser, BrowserContextOptions } from '@playwright/test'

/** Script that a first visit loads until nothing is loaded any more, in compressed kB. */
export async function firstScriptKb(
  browser: Browser,
  url: string,
  storageState: NonNullable<BrowserContextOptions['storageState']>,
): Promise<number> {
  // A context of its own has an empty cache.
  const context = await browser.newContext({ storageState })
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, each) => sum + each, 0)
  await context.close()
  return bytes / 1_000
}
