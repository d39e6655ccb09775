// The start-up self-test: a jail whose program tells what it could see and reach, a second one that takes too much memory,
// listeners of the host's that must not be reached, and a look at the cell around them. The sentinel proves that the
// program ran: a test of nothing passes everything.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { SelfTest } from '#graders/sandbox/contract.ts'
import { type StartCellOptions, startCell } from '#graders/sandbox/host/start-cell.ts'
import { refusedNumbers } from '#graders/sandbox/seccomp/refused-numbers.ts'
import { FindingsSchema, ProbeSchema, type SelfTestOrder } from '#graders/sandbox/self-test/findings.ts'
import { listenOnHost } from '#graders/sandbox/self-test/host-listeners.ts'
import { judgeFindings } from '#graders/sandbox/self-test/judge-findings.ts'

/** Throws when no cell could be started at all; a jail that misbehaves is a test that is not ok. */
export async function runSelfTest(options: Pick<StartCellOptions, 'bwrap'> = {}): Promise<SelfTest[]> {
  const listeners = await listenOnHost()
  // Also when no cell can be had: a listener left open would keep its process from ending.
  using closing = new DisposableStack()
  for (const { server } of listeners) closing.defer(() => server.close())
  const cell = await startCell({ ...options, entry: 'graders/sandbox/self-test/look-from-cell.ts' })
  try {
    const nonce = randomBytes(16).toString('hex')
    const programs = Object.fromEntries(['probe.py', 'hoard.py'].map((name) => [name, read(name)]))
    const order: SelfTestOrder = {
      nonce,
      addresses: listeners.map(({ address }) => address),
      refusedCalls: refusedNumbers(process.arch === 'arm64' ? 'arm64' : 'x64'),
      programs,
    }
    cell.send(order)
    const line = await cell.lines[Symbol.asyncIterator]().next()
    if (line.done === true) return [didNotRun(cell.log())]
    const findings = FindingsSchema.parse(JSON.parse(line.value))
    const probe = ProbeSchema.safeParse(parseJson(findings.probe))
    if (!probe.success) return [didNotRun(`it printed: ${findings.probe}${findings.said}`)]
    return judgeFindings(probe.data, findings, nonce, listeners)
  } finally {
    await cell.close()
  }
}

function didNotRun(detail: string): SelfTest {
  return { name: 'a program runs in a jail', ok: false, detail: detail.slice(0, 800) }
}

function read(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
