// Before the end-to-end tests: one whole platform, the cast's accounts, the planted secrets. After them: its end.
import { prepareTestBuild } from '#platform/build-site.ts'
import { startTestStack } from './test-stack.ts'

export default async function setUp(): Promise<() => Promise<void>> {
  const stack = await startTestStack()
  try {
    await stack.run('tests/support/e2e-seed.ts')
  } catch (error) {
    await stack.stop()
    throw error
  }
  process.env.E2E_BUILD = await prepareTestBuild()
  process.env.E2E_BASE_URL = stack.url
  process.env.E2E_DATABASE_URL = stack.running().databaseUrl
  return () => stack.stop()
}
