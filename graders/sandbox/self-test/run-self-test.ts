// The start-up self-test: one jail, whose program tells what it could see and reach, and two listeners of the
// host's that it must not reach. The sentinel proves that the program ran: a test of nothing passes everything.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import * as z from 'zod'
import type { SelfTest } from '#graders/sandbox/contract.ts'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'

const FindingsSchema = z.strictObject({
  sentinel: z.string(),
  reached: z.record(z.string(), z.string()),
  interfaces: z.array(z.string()),
  unix: z.string(),
  vsock: z.string(),
  seccomp: z.string(),
  noNewPrivs: z.string(),
  capabilities: z.string(),
  pid: z.int(),
  descriptors: z.array(z.int()),
  forks: z.string(),
  userNamespace: z.string(),
  writeUsr: z.string(),
})

/** Throws when no cell could be started at all; a jail that misbehaves is a test that is not ok. */
export async function runSelfTest(): Promise<SelfTest[]> {
  const listeners = await Promise.all(hostAddresses().map(listenOn))
  // Also when no cell can be had: a listener left open would keep its process from ending.
  using closing = new DisposableStack()
  for (const { server } of listeners) closing.defer(() => server.close())
  const cell = await ProgramCell.open()
  try {
    const nonce = randomBytes(16).toString('hex')
    const report = await cell.run({
      id: 'self-test',
      runtime: 'python',
      files: { 'main.py': readFileSync(new URL('./probe.py', import.meta.url), 'utf8') },
      entry: 'main.py',
      args: [nonce, ...listeners.map(({ address }) => address)],
    })
    const findings = FindingsSchema.safeParse(parseJson(report.stdout))
    if (!findings.success) {
      return [
        {
          name: 'runs',
          ok: false,
          detail: report.fault ?? `it printed: ${report.stdout}${report.stderr}`.slice(0, 800),
        },
      ]
    }
    return judge(findings.data, nonce, listeners)
  } finally {
    await cell.close()
  }
}

function expect(name: string, actual: unknown, expected: unknown): SelfTest {
  const [saw, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  return { name, ok: saw === wanted, detail: saw === wanted ? saw : `${saw} instead of ${wanted}` }
}

function judge(
  found: z.infer<typeof FindingsSchema>,
  nonce: string,
  listeners: readonly Listener[],
): SelfTest[] {
  return [
    expect(
      'a sentinel computed inside comes back',
      found.sentinel,
      createHash('sha256').update(nonce).digest('hex'),
    ),
    ...listeners.map((listener) => {
      const { address } = listener
      const outcome = found.reached[address] ?? 'not tried'
      const ok = outcome !== 'reached' && outcome !== 'not tried' && listener.connections() === 0
      return {
        name: `a listener of the host on ${address} is not reached`,
        ok,
        detail: `${outcome}, ${listener.connections()} connections`,
      }
    }),
    expect('the only interface is lo', found.interfaces, ['lo']),
    expect('AF_UNIX sockets are refused', found.unix, 'Address family not supported by protocol'),
    expect('AF_VSOCK sockets are refused', found.vsock, 'Address family not supported by protocol'),
    expect('the system call filter is on (Seccomp 2)', found.seccomp, '2'),
    expect('no new privileges (NoNewPrivs 1)', found.noNewPrivs, '1'),
    expect('no capabilities', found.capabilities, '0000000000000000'),
    expect('pid 1 is the program', found.pid, 1),
    expect('descriptors are 0, 1 and 2', found.descriptors, [0, 1, 2]),
    expect('the limit on processes bites', found.forks, 'BlockingIOError'),
    expect('user namespaces are refused', found.userNamespace, 'Operation not permitted'),
    expect('the system is read-only', found.writeUsr, 'Read-only file system'),
  ]
}

interface Listener {
  /** "address:port" */
  address: string
  connections(): number
  server: Server
}

/** Loopback, and the machine's own first IPv4 address where it has one. */
function hostAddresses(): string[] {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  return own === undefined ? ['127.0.0.1'] : ['127.0.0.1', own.address]
}

function listenOn(host: string): Promise<Listener> {
  let count = 0
  const server = createServer((socket) => {
    count += 1
    socket.destroy()
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({ address: `${host}:${port}`, connections: () => count, server })
    })
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
