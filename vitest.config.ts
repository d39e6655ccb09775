import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const ignored = ['**/node_modules/**', '**/.next/**', '**/.data/**', 'tests/e2e/**']

// Projects by what a test needs: nothing, much time, a PostgreSQL of its own, or the real sandbox.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Much of the database and sandbox tests is waiting for other processes.
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...ignored, '**/*.db.test.ts', '**/*.sandbox.test.ts', '**/*.nightly.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'nightly', include: ['**/*.nightly.test.ts', '**/*.fuzz.test.ts'], exclude: ignored },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: ignored,
          globalSetup: ['tests/support/database-setup.ts'],
          setupFiles: ['tests/support/database-per-file.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'sandbox', include: ['**/*.sandbox.test.ts'], exclude: ignored },
      },
    ],
  },
})
