// Builds a program in a jail of its own, once for all the checks of a run. The compiler reads hostile bytes, and may do
// whatever they make it do: it has no network at all, sees the sources and itself, and what it makes comes out as bytes
// through a pipe, up to a limit, to be put where programs find it read-only.
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type BuildProgram, defaultLimits, type Limits } from '#graders/sandbox/contract.ts'
import { takeSupplies } from '#graders/sandbox/jail/jail-supplies.ts'
import { jailedRuntimes, jailShims } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { startInJail } from '#graders/sandbox/jail/start-program.ts'
import { findToolchain } from '#graders/sandbox/jail/toolchain-places.ts'

const mebibyte = 1_048_576

const buildLimits: Limits = {
  ...defaultLimits,
  wallMs: 20_000,
  cpuSeconds: 20,
  memoryBytes: 512 * mebibyte,
  fileSizeBytes: 32 * mebibyte,
  diskBytes: 64 * mebibyte,
  outputBytes: 16 * mebibyte,
}
/** Of the compiler's words; the rest is read and dropped. */
const saidBytesMax = 16_384

export const buildProgram: BuildProgram = async ({ runtime, submissionDir, sources, limits: own = {} }) => {
  const { building } = jailedRuntimes[runtime]
  if (building === null) return null
  const toolchain = findToolchain(building.tool)
  if (toolchain === null) return { ok: 'never', lacks: building.tool }
  const limits = { ...buildLimits, ...own }
  const supplies = await takeSupplies(limits)
  const command = building.command({ tool: toolchain.tool, sources, submissionDir })
  const program = await startInJail(
    {
      runtime,
      limits,
      submissionDir,
      command: ['/bin/sh', '-c', makeAndShow, building.makes, ...command],
      toolchain,
      binds: ['--unshare-net', '--ro-bind', jailShims, jailShims],
      network: { namespace: null },
    },
    supplies,
  )
  program.stdin.end()
  const made = keep(program.stdout, limits.outputBytes, () => program.kill('output'))
  const said = keep(program.stderr, saidBytesMax, () => {})
  const { exitCode, exceeded } = await program.ended
  const [bytes, saidBytes] = await Promise.all([made, said])
  const text = saidBytes.toString('utf8')
  if (exitCode !== 0 || exceeded !== null || bytes.length === 0) return { ok: false, said: text, exceeded }
  return { ok: true, builtDir: placeBuilt(building.makes, bytes), said: text }
}

/** The tool is started with its words; of what it makes, whose name is $0, nothing is believed but the bytes. */
const makeAndShow = '"$@" >&2 && exec cat "./$0"'

async function keep(stream: Readable, bytesMax: number, over: () => void): Promise<Buffer> {
  const kept: Buffer[] = []
  let length = 0
  stream.on('data', (chunk: Buffer) => {
    if (length < bytesMax) kept.push(chunk.subarray(0, bytesMax - length))
    length += chunk.length
    if (length > bytesMax) over()
  })
  stream.on('error', () => {})
  await new Promise<void>((resolve) => stream.once('close', () => resolve()))
  return Buffer.concat(kept)
}

/** The jail runs as another user: it may read and start it, not change it. */
function placeBuilt(name: string, bytes: Buffer): string {
  mkdirSync('/tmp/built', { recursive: true, mode: 0o755 })
  const folder = mkdtempSync('/tmp/built/')
  writeFileSync(join(folder, name), bytes, { mode: 0o555 })
  chmodSync(folder, 0o755)
  return folder
}
