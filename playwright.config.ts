import { defineConfig } from '@playwright/test'
import { findBrowser } from './platform/system-packages.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/e2e-setup.ts',
  fullyParallel: true,
  workers: 2,
  // A flaky test is a fault: it is not run again in the hope that it passes.
  retries: 0,
  // For hangs only, as in vitest.config.ts.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env.CI !== undefined,
  outputDir: 'test-results',
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: findBrowser() ?? '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
        '--no-first-run',
      ],
    },
    // Recording every step costs a sixth of the suite's time: TRACE=1 asks for it.
    trace: process.env.TRACE === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
