import { expect, it } from 'vitest'
import { webProcesses } from './web-processes.ts'

it.each([
  [{}, 1],
  [{ WEB_PROCESSES: '' }, 1],
  [{ WEB_PROCESSES: '4' }, 4],
  [{ WEB_PROCESSES: '4', NODE_ENV: 'development' }, 1],
])('%o is served by %s', (env, expected) => expect(webProcesses(env)).toBe(expected))

it.each(['0', '-1', '1.5', 'all', '33'])('refuses %s, and says what would do', (WEB_PROCESSES) => {
  expect(() => webProcesses({ WEB_PROCESSES })).toThrow(
    `WEB_PROCESSES=${WEB_PROCESSES} is no number of processes. Give one from 1 to 32`,
  )
})
