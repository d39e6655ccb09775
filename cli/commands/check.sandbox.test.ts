// The command as a student runs it on a laptop: exit codes, what goes to which stream, and the words.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { nightly } from '../../tests/support/nightly.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const solution = (name: string) => join(root, 'exercises/sockets/tcp-uppercase-client/solutions', name)

interface Ran {
  code: number
  stdout: string
  stderr: string
}

function roundtrip(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...process.env, NO_COLOR: '1', ...env }, timeout: 170_000 }
    execFile(
      process.execPath,
      [join(root, 'roundtrip'), 'check', ...args],
      options,
      (error, stdout, stderr) => {
        resolve({
          code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
          stdout,
          stderr,
        })
      },
    )
  })
}

describe.concurrent('roundtrip check', { timeout: 180_000 }, () => {
  test.runIf(nightly)('a right program passes every visible check', async () => {
    const { code, stdout, stderr } = await roundtrip(['tcp-uppercase-client', solution('right.py')])
    expect(stderr).toMatch(/^tcp-uppercase-client, version 5, network seed [0-9a-f]{16}\n$/)
    expect(stdout.match(/^passed /gm)).toHaveLength(14)
    expect(stdout).toMatch(/\n14 of 14 visible checks passed: 100 % of their points.\n$/)
    expect(stdout).not.toContain('survives-long-line')
    expect(code).toBe(0)
  })

  test('a failure says what was expected, what came, where, why, and shows the bytes', async () => {
    const only = ['--only', 'survives-split-reply', '--seed', 'abc']
    const { code, stdout, stderr } = await roundtrip([
      'tcp-uppercase-client',
      solution('wrong-recv-once.py'),
      ...only,
    ])
    expect(stderr).toContain('network seed abc')
    expect(stdout).toMatch(/^passed {2}prints-reply /m)
    const failure = stdout.slice(stdout.indexOf('failed '))
    for (const name of ['expected', 'received', 'where', 'why', 'transcript', 'try it']) {
      expect(failure).toMatch(new RegExp(`^ {10}${name} `, 'm'))
    }
    const [marked = '', caret = ''] = failure.split('\n').slice(5)
    expect(marked).toContain('From server: ')
    expect(marked.slice(caret.indexOf('^'), caret.indexOf('^') + 2)).toBe('\\n')
    expect(failure).toContain('RFC 9293 section 3.7')
    expect(stdout).not.toContain('\u001b')
    expect(code).toBe(1)
  })

  test.runIf(nightly)('--json is one object on one line', async () => {
    const { code, stdout } = await roundtrip([
      'tcp-uppercase-client',
      solution('right.py'),
      '--only',
      'ends',
      '--json',
    ])
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(stdout)).toMatchObject({ lab: 'tcp-uppercase-client', version: 5, score: 1 })
    expect(code).toBe(0)
  })

  const refused: [what: string, args: string[], says: string][] = [
    ['an unknown lab', ['tcp-uppercase-cliemt', 'x.py'], 'Did you mean tcp-uppercase-client?'],
    ['an exercise that is no lab', ['http-nonpersistent-delay', 'x.py'], 'an exercise without a program'],
    ['a missing file', ['tcp-uppercase-client', 'nothing.py'], 'There is no file nothing.py'],
    [
      'an unknown check',
      ['tcp-uppercase-client', solution('right.py'), '--only', 'x'],
      'there is no check called x',
    ],
    [
      'a seed without end',
      ['tcp-uppercase-client', solution('right.py'), '--seed', 'x'.repeat(201)],
      '1 to 200',
    ],
    ['no file at all', ['tcp-uppercase-client'], 'missing required argument'],
  ]
  test.each(shareOfToday(refused, 1, ([what]) => what))(
    '%s is refused with a sentence',
    async (_, args, says) => {
      const { code, stdout, stderr } = await roundtrip(args)
      expect(stderr).toContain(says)
      expect(stdout).toBe('')
      expect(code).toBe(4)
    },
  )

  test.runIf(nightly)('without a sandbox nothing is judged, and the remedy is said', async () => {
    const { code, stderr, stdout } = await roundtrip(['tcp-uppercase-client', solution('right.py')], {
      ROUNDTRIP_BWRAP: '/nonexistent',
    })
    expect(stderr).toContain('Not graded, our side: ')
    expect(stdout).toBe('')
    expect(code).toBe(3)
  })
})
