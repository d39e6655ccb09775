// GnuPG as a witness for the order of a letter's layers, and for the attack on it: whom a letter was encrypted for is no
// part of what was signed, so that its reader can pass it on as if it had been written to somebody else (Davis 2001).
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPipeline } from '#protocols/deduction/pipeline-text.ts'
import { judgePipeline } from '#protocols/deduction/requirements.ts'

const possible = spawnSync('gpg', ['--version']).status === 0
if (!possible) console.warn('Left out: there is no GnuPG to be asked (apt-get install gnupg).')

const home = mkdtempSync(path.join(tmpdir(), 'roundtrip-gpg-'))
chmodSync(home, 0o700)
afterAll(() => {
  spawnSync('gpgconf', ['--homedir', home, '--kill', 'all'])
  rmSync(home, { recursive: true, force: true })
})

function gpg(input: Uint8Array | string, ...args: string[]) {
  const common = [
    '--homedir',
    home,
    '--batch',
    '--yes',
    '--trust-model',
    'always',
    '--pinentry-mode',
    'loopback',
    '--passphrase',
    '',
  ]
  const done = spawnSync('gpg', [...common, ...args], { input, timeout: 60_000 })
  expect(done.status, done.stderr.toString('utf8')).toBe(0)
  return done.stdout
}

/** The order that RFC 4880 section 2.1 and RFC 9580 section 2.1 describe. */
const order = `h = hash message
s = sign h by sender
j = join message s
c = compress j
e = encrypt c with session-key
w = seal session-key to recipient
p = join w e
armor p`

test.skipIf(!possible)('gpg makes a letter in the order of the pipeline, and the attack on it works', () => {
  for (const who of ['alice', 'bob'])
    gpg('', '--quick-generate-key', `${who}@x.example`, 'future-default', 'default', 'never')
  const letter = gpg(
    'Love, Alice',
    '--armor',
    '--local-user',
    'alice@x.example',
    '--recipient',
    'bob@x.example',
    '--sign',
    '--encrypt',
  )
  expect(letter.toString('utf8')).toMatch(/^-----BEGIN PGP MESSAGE-----/u)
  const packets = [
    ...gpg(letter, '--list-packets')
      .toString('utf8')
      .matchAll(/^:(?<kind>[a-z_]+(?: [a-z]+)?) packet:/gmu),
  ]
  expect(packets.map(({ groups }) => groups?.kind)).toEqual([
    'pubkey enc',
    'encrypted data',
    'compressed',
    'onepass_sig',
    'literal data',
    'signature',
  ])

  const read = readPipeline(order)
  if (!read.ok) throw new Error(read.says)
  expect(judgePipeline(read.steps, 'authentic').met).toBe(true)
  expect(judgePipeline(read.steps, 'meant-for-bob').met).toBe(false)
  // What Bob has without the encryption: nothing in it names him, and Alice's signature holds for whoever reads it.
  const opened = path.join(home, 'opened')
  writeFileSync(opened, gpg(letter, '--unwrap', '--decrypt'))
  const says = gpg('', '--status-fd', '1', '--verify', opened).toString('utf8')
  expect(says).toMatch(/GOODSIG \S+ alice@x\.example/u)
  expect(gpg('', '--list-packets', opened).toString('utf8')).not.toMatch(/pubkey enc|bob/u)
})
