// The self-test's half in a cell: starts the probe and the hoarder, each in a jail of its own, and looks at the cell and,
// while the probe waits, at its jail from outside. Any order's failure ends the process, and the host says why.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { announceReady, readOrders, report } from '#graders/sandbox/cell/harness-channel.ts'
import { NetworkKeeper } from '#graders/sandbox/cell/networks/network-keeper.ts'
import { prepareCell } from '#graders/sandbox/cell/prepare-cell.ts'
import { defaultLimits, type Limits } from '#graders/sandbox/contract.ts'
import { startProgram } from '#graders/sandbox/jail/start-program.ts'
import {
  type CellFacts,
  type Findings,
  limitNames,
  namespaces,
  ownNamespaces,
  type SelfTestOrder,
  SelfTestOrderSchema,
  statusFields,
} from '#graders/sandbox/self-test/findings.ts'

const run = promisify(execFile)
const textBytesMax = 30_000
const hoardBytes = 48 * 1_048_576

const prepared = prepareCell()
const networks = new NetworkKeeper()
await prepared
await announceReady()
for await (const input of readOrders()) {
  const order = SelfTestOrderSchema.parse(input)
  const [probed, hoard] = await Promise.all([probe(order), takeTooMuch(order)])
  await report({ ...probed, hoard } satisfies Findings)
}

async function probe(order: SelfTestOrder): Promise<Omit<Findings, 'hoard'>> {
  const { nonce, addresses, refusedCalls, programs } = order
  const given = {
    nonce,
    addresses,
    refusedCalls,
    namespaces,
    statusFields,
    limits: limitNames,
    forks: defaultLimits.processes + 8,
  }
  const { program, output } = await launch('probe', {
    'main.py': programs['probe.py'] ?? '',
    'probe.json': JSON.stringify(given),
  })
  await output.until((printed) => printed.endsWith('\n'), program.ended)
  const cell = await lookAround()
  program.stdin.end()
  await program.ended
  return { probe: output.stdout(), said: output.stderr(), cell }
}

async function takeTooMuch({ programs }: SelfTestOrder): Promise<Findings['hoard']> {
  const limits = { ...defaultLimits, memoryBytes: hoardBytes }
  const { program, output } = await launch('hoard', { 'main.py': programs['hoard.py'] ?? '' }, limits)
  const { exceeded, exitCode, signal } = await program.ended
  return {
    exceeded: exceeded?.limit ?? null,
    used: exceeded?.used ?? 0,
    said: `exit ${exitCode}, signal ${signal} ${output.stderr()}`.slice(0, 400),
  }
}

async function launch(name: string, files: Record<string, string>, limits: Limits = defaultLimits) {
  const submissionDir = `/tmp/self-test/${name}`
  mkdirSync(submissionDir, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(submissionDir, file), text)
  const program = await startProgram({
    runtime: 'python',
    submissionDir,
    entry: 'main.py',
    args: [],
    hosts: {},
    limits,
    network: await networks.take(),
  })
  const stdout = collect(program.stdout)
  const stderr = collect(program.stderr)
  return {
    program,
    output: {
      stdout: stdout.text,
      stderr: stderr.text,
      /** Until what was printed is enough, or the program is over. */
      until: async (enough: (printed: string) => boolean, ended: Promise<unknown>) => {
        const printed = new Promise<void>((resolve) => {
          program.stdout.on('data', () => enough(stdout.text()) && resolve())
        })
        await Promise.race([printed, ended])
      },
    },
  }
}

function collect(stream: Readable) {
  let text = ''
  stream.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(0, textBytesMax)
  })
  return { text: () => text }
}

async function lookAround(): Promise<CellFacts> {
  const status = readFileSync('/proc/self/status', 'utf8')
  const field = (name: string): string =>
    new RegExp(`^${name}:[\\t ]*(.*)$`, 'm').exec(status)?.[1]?.trim() ?? ''
  const [, kernelUid = '-1'] = readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/)
  return {
    namespaces: ownNamespaces(),
    capabilities: field('CapEff'),
    noNewPrivs: field('NoNewPrivs'),
    groups: field('Groups'),
    kernelUid: Number(kernelUid),
    folders: readdirSync('/').toSorted(),
    environment: Object.keys(process.env).toSorted(),
    session: Number(readFileSync('/proc/self/stat', 'latin1').split(') ').at(-1)?.split(' ')[3]),
    userNamespace: await tryUserNamespace(),
  }
}

/** Enters the probe's user namespace, as whoever found a way past its filter would be in it, and tries to make another. */
async function tryUserNamespace(): Promise<string> {
  const pid = readdirSync('/proc').find((name) => existsSync(`/proc/${name}/root/submission/probe.json`))
  if (pid === undefined) return 'the probe was not found'
  const command = ['--user', '--preserve-credentials', '-t', pid, '--', 'unshare', '--user', 'true']
  return run('nsenter', command, { timeout: 10_000 }).then(
    () => '',
    (error: unknown) =>
      (error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)).trim().slice(-300),
  )
}
