import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const ignored = ['**/node_modules/**', '**/.next/**', '**/.data/**', 'tests/e2e/**']

const cores = availableParallelism()
// Unit tests keep the processors busy by themselves, so they come first; much of the others is waiting for processes,
// whose number tests/support/slots.ts bounds.
const first = { sequence: { groupOrder: 0 }, maxWorkers: cores }
const then = { sequence: { groupOrder: 1 }, maxWorkers: cores + 1 }

// Projects by what a test needs: nothing, much time, a PostgreSQL of its own, or the real sandbox.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    // For hangs only: what takes 20 s alone takes minutes on a machine that does other work as well.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    projects: [
      {
        extends: true,
        test: {
          ...first,
          name: 'unit',
          // They share no state that a test changes, and half of their time went into loading the same modules again.
          isolate: false,
          include: ['**/*.test.ts'],
          setupFiles: ['tests/support/budget-per-test.ts'],
          exclude: [...ignored, '**/*.db.test.ts', '**/*.sandbox.test.ts', '**/*.nightly.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...then,
          name: 'nightly',
          include: ['**/*.nightly.test.ts', '**/*.fuzz.test.ts'],
          exclude: ignored,
          setupFiles: ['tests/support/budget-per-test.ts', 'tests/support/slot-per-test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...then,
          name: 'database',
          // More than half of their computing was loading the same modules again. Each file has a database of its own all
          // the same, under the same address (tests/support/test-database.ts).
          isolate: false,
          include: ['**/*.db.test.ts'],
          exclude: ignored,
          globalSetup: ['tests/support/database-setup.ts'],
          setupFiles: ['tests/support/budget-per-test.ts', 'tests/support/database-per-file.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...then,
          name: 'sandbox',
          // So that a worker's files share one self-test of the sandbox.
          isolate: false,
          include: ['**/*.sandbox.test.ts'],
          exclude: ignored,
          setupFiles: ['tests/support/budget-per-test.ts', 'tests/support/slot-per-test.ts'],
        },
      },
    ],
  },
})
