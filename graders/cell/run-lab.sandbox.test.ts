// What a student, an author or a hostile program can do to a run, in real cells.

import { describe, expect, test } from 'vitest'
import { type RunLabOptions, runLab } from '#graders/cell/run-lab.ts'
import { makeLabOrder } from '#graders/labs/contract/lab-order.ts'
import type { LabEvent } from '#graders/labs/contract/run-protocol.ts'
import { openCell } from '#graders/sandbox/open-cell.ts'

const lab = (
  body: string,
  doors = `import { check, everyAddressAnswers, lab } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { tcpUppercase } from '#graders/author/uppercase'`,
) => `${doors}
const only = check('only', {
  tier: 'works', says: 'Works.', points: 1, why: { says: 'Because.' }, tryIt: 'echo hello | {program}',
  async run({ program, open, random, host }) { ${body} },
})
export default lab({ internet: everyAddressAnswers({ host: '198.51.100.7' }), checks: [only] })
`
const talks = `const server = await open(tcpUppercase())
  const line = random.words(3)
  const client = await program.start({ args: [server.host, server.port], stdin: line + '\\n' })
  await client.prints(line.toUpperCase(), { withinMs: 5_000 })`
const ends = `const client = await program.start({ args: [host, 12000] })
  await client.exits(0, { withinMs: 15_000 })`

const textbook = `import socket, sys
s = socket.create_connection((sys.argv[1], int(sys.argv[2])))
s.sendall(input().encode() + b"\\n")
print(s.recv(1000).decode())
`

const bytes = (files: Record<string, string>) =>
  new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))

async function run(
  labCode: string,
  program: Record<string, string>,
  options: RunLabOptions = {},
): Promise<LabEvent[]> {
  const exercise = { topic: 'sockets', id: 'test-lab', files: bytes({ 'lab.ts': labCode }) }
  const order = makeLabOrder({
    exercise,
    submission: bytes(program),
    seed: 's',
    checks: 'all',
    hiddenSeed: 'h',
  })
  const events: LabEvent[] = []
  for await (const event of runLab(await openCell(), order, options)) events.push(event)
  return events
}

const outcome = (events: readonly LabEvent[]) =>
  events.find((event) => event.type === 'check-finished')?.outcome
const output = (events: readonly LabEvent[]) =>
  Buffer.concat(
    events.flatMap((event) => (event.type === 'output' ? [Buffer.from(event.base64, 'base64')] : [])),
  )

describe.concurrent('a program', () => {
  test('is judged by a lab that was published when authors had one door', async () => {
    const before = `import { check, everyAddressAnswers, lab, link, tcpUppercase } from '#graders/author'`
    expect(outcome(await run(lab(talks, before), { 'main.py': textbook }))).toEqual({ status: 'passed' })
  })

  test.each([
    ['main.py', 'print(open("/proc/self/cmdline").read().split(chr(0)))', '12000'],
    ['main.js', 'console.log(require("node:fs").readFileSync("/proc/self/cmdline", "utf8"))', 'main.js'],
  ])('%s finds its interpreter started, and so without words that came later', async (name, text, later) => {
    const printed = output(await run(lab(ends), { [name]: text })).toString()
    expect(printed).toContain(name === 'main.py' ? '/submission/main.py' : 'worker-shim.cjs')
    expect(printed).not.toContain(later)
  })

  test('gets the same bytes for the same seed, whatever else runs', async () => {
    const runs = await Promise.all([
      run(lab(talks), { 'main.py': textbook }),
      run(lab(talks), { 'main.py': textbook }),
    ])
    const [first, second] = runs.map((events) =>
      events.flatMap((event) =>
        event.type === 'transcript' ? event.entries.map(({ kind, base64 }) => ({ kind, base64 })) : [],
      ),
    )
    expect(outcome(runs[0] ?? [])).toEqual({ status: 'passed' })
    expect(first?.length).toBeGreaterThan(3)
    expect(second).toEqual(first)
  })

  test('has a segment lost below TCP, and sent again', async () => {
    const loses = talks.replace(
      'tcpUppercase()',
      'tcpUppercase({ over: link({ split: "random", loseOneIn: 2 }) })',
    )
    const reads = textbook.replace('s.recv(1000)', 'b"".join(iter(lambda: s.recv(99), b""))')
    const events = await run(lab(loses), { 'main.py': reads })
    expect(outcome(events)).toEqual({ status: 'passed' })
    const lost = events
      .flatMap((event) => (event.type === 'transcript' ? event.entries : []))
      .filter(({ fate }) => fate === 'resent')
    expect(lost.length).toBeGreaterThanOrEqual(1)
    // The type of service by which it is lost stands in its IP header, and that of the copy has none.
    const pieces = events.map((event) =>
      event.type === 'capture' ? Buffer.from(event.base64, 'base64') : null,
    )
    const packets = Buffer.concat(pieces.filter((piece) => piece !== null))
    for (const { base64 } of lost) {
      const sent = packets.toString('latin1').split(Buffer.from(base64 ?? '', 'base64').toString('latin1'))
      expect(sent.length).toBeGreaterThanOrEqual(3)
    }
    expect(packets.toString('latin1')).toMatch(/E\x04\0[^]{1}/)
  })

  test('may have several files', async () => {
    const files = {
      'main.py': 'import greeting\ngreeting.run()\n',
      'greeting.py': `def run():\n  ${textbook.trim().replaceAll('\n', '\n  ')}\n`,
    }
    expect(outcome(await run(lab(talks), files))).toEqual({ status: 'passed' })
  })

  test('that prints events of its own has printed text, nothing else', async () => {
    const forged = JSON.stringify({
      type: 'check-finished',
      check: 'only',
      outcome: { status: 'passed' },
      usage: null,
    })
    const events = await run(lab(talks), {
      'main.py': `import sys\nfor f in (1, 2):\n  open(f, "w", closefd=False).write(${JSON.stringify(`${forged}\n`)})\n`,
    })
    expect(output(events).toString()).toContain(forged)
    expect(outcome(events)).toMatchObject({ status: 'failed', mismatch: { code: 'missing-output' } })
  })

  test('that prints without end is stopped, and what was kept says that it was cut', async () => {
    const events = await run(lab(ends), { 'main.py': 'while True: print("x" * 1000)\n' })
    expect(outcome(events)).toMatchObject({
      status: 'failed',
      mismatch: { code: 'limit-exceeded', limit: 'output' },
    })
    expect(output(events).length).toBe(262_144)
    expect(events.findLast((event) => event.type === 'output')).toMatchObject({ cut: true })
  })

  test('that sends without end is stopped, and its transcript kept', async () => {
    const flood =
      'import socket, sys\ns = socket.create_connection((sys.argv[1], int(sys.argv[2])))\nwhile True: s.send(b"x" * 1000)\n'
    const events = await run(lab(talks), { 'main.py': flood })
    expect(outcome(events)).toMatchObject({
      status: 'failed',
      mismatch: { code: 'limit-exceeded', limit: 'transcript' },
    })
    expect(events.filter((event) => event.type === 'transcript').length).toBeGreaterThan(10)
  })

  test('that opens connections without end meets a limit', async () => {
    const many = 'import socket, sys\nwhile True: socket.create_connection((sys.argv[1], int(sys.argv[2])))\n'
    expect(outcome(await run(lab(talks), { 'main.py': many }))).toMatchObject({
      status: 'failed',
      mismatch: { code: 'limit-exceeded', limit: 'connections' },
    })
  })

  test('that cannot be chosen is said before anything runs', async () => {
    expect(outcome(await run(lab(talks), { 'a.py': '', 'b.py': '' }))).toMatchObject({
      mismatch: { code: 'language', problem: 'no-entry' },
    })
  })

  test('that refuses arguments is started once more without them, but only once', async () => {
    const events = await run(lab(ends), {
      'main.py': 'import sys\nprint("usage: main.py", len(sys.argv))\nsys.exit(2)\n',
    })
    expect(output(events).toString()).toBe('usage: main.py 1\n')
    expect(outcome(events)).toMatchObject({ mismatch: { code: 'exit-status', actual: 2 } })
  })
})

describe.concurrent('no fault of ours', () => {
  test('a program cannot tell by the age of its files which check it is in', async () => {
    const events = await run(lab(ends), {
      'main.py':
        'import os\nprint([int(os.stat(path).st_mtime) for path in (__file__, os.path.dirname(__file__))])\n',
    })
    expect(outcome(events)).toEqual({ status: 'passed' })
    expect(output(events).toString()).toContain('[946684800, 946684800]')
  })

  test.each([
    ['a name with a line separator', 'a\u2028b.txt', 'passed'],
    ['a name that is a folder too', 'main.py/x', 'failed'],
  ])('%s is judged', async (_, name, status) => {
    const events = await run(lab(talks), { 'main.py': textbook, [name]: 'x' })
    expect(events.at(-1)).toEqual({ type: 'run-finished' })
    expect(outcome(events)?.status).toBe(status)
  })
})

describe.concurrent('a fault of ours', () => {
  test.each([
    ['an exception in a check', lab('JSON.parse("{")'), 'The check only itself failed'],
    ['lab.ts that cannot be read', 'export default (', 'Expression expected'],
    ['lab.ts without a lab', 'export const x = 1', 'no default export made with lab()'],
    [
      'a need that comes later',
      lab(talks).replace("says: 'Works.'", "says: 'Works.', needs: [{ id: 'x' }]"),
      'only needs x',
    ],
  ])('%s', async (_, labCode, because) => {
    const events = await run(labCode, { 'main.py': textbook })
    expect(events.at(-1)).toMatchObject({ type: 'run-faulted', fault: { code: 'grader-crashed' } })
    expect(JSON.stringify(events.at(-1))).toContain(because)
  })

  test('a run that is stopped from outside ends at once', async () => {
    const stop = new AbortController()
    const events = run(lab(ends), { 'main.py': 'import time\ntime.sleep(60)\n' }, { signal: stop.signal })
    stop.abort()
    expect((await events).at(-1)).toMatchObject({
      type: 'run-faulted',
      fault: { because: expect.stringContaining('stopped') },
    })
  })

  test('a run that takes too long is given up', async () => {
    const events = await run(lab(ends), { 'main.py': 'import time\ntime.sleep(60)\n' }, { deadlineMs: 300 })
    expect(events.at(-1)).toMatchObject({ type: 'run-faulted', fault: { code: 'grader-timeout' } })
  })

  test('a harness that ends early is noticed', async () => {
    const events = await run(lab('process.kill(process.pid, "SIGKILL")'), { 'main.py': textbook })
    expect(events.at(-1)).toMatchObject({
      type: 'run-faulted',
      fault: { because: 'The grader ended before it was done.' },
    })
  })
})
