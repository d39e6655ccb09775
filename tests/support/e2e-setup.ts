// Before the end-to-end tests: one whole platform, the cast's accounts, the planted secrets. After them: its end.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { prepareTestBuild } from '#platform/build-site.ts'
import { startMailServer } from './mail-server.ts'
import { startTestStack } from './test-stack.ts'

export default async function setUp(): Promise<() => Promise<void>> {
  // Letters that arrive, as files that the tests read (tests/e2e/support/letters.ts).
  const letters = mkdtempSync(path.join(tmpdir(), 'roundtrip-letters-'))
  const mail = await startMailServer({
    onLetter: (letter) =>
      writeFileSync(path.join(letters, `${crypto.randomUUID()}.json`), JSON.stringify(letter)),
  })
  const stack = await startTestStack({
    env: { SMTP_URL: mail.url, MAIL_FROM: 'Roundtrip <exercises@demo.test>' },
  })
  const end = async () => {
    await stack.stop()
    await mail.close()
    rmSync(letters, { recursive: true })
  }
  try {
    await stack.run('tests/support/e2e-seed.ts')
  } catch (error) {
    await end()
    throw error
  }
  process.env.E2E_BUILD = await prepareTestBuild()
  process.env.E2E_BASE_URL = stack.url
  process.env.E2E_DATABASE_URL = stack.running().databaseUrl
  process.env.E2E_LETTERS = letters
  return end
}
