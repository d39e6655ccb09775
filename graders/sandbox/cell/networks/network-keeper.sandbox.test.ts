// What one check leaves behind in its network is not there in the next one's, nor in that of one beside it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'

/** Leaves ports that are held, connections in every state of their end, datagrams that nobody took; then looks, or only looks. */
const program = String.raw`
import re, socket, sys, time

held = []

def leave():
    server = socket.create_server(("0.0.0.0", 5000), backlog=64)
    taken = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    taken.bind(("0.0.0.0", 5000))
    held.extend([server, taken])
    for number in range(20):
        client = socket.create_connection(("127.0.0.1", 5000))
        accepted, _ = server.accept()
        (client if number % 2 else accepted).close()
        held.append(accepted if number % 2 else client)
        taken.sendto(b"x" * 100, ("127.0.0.1", 5000))
        taken.sendto(b"x", ("203.0.113.5", 9))

def bind(kind):
    try:
        with socket.socket(socket.AF_INET, kind) as one:
            one.bind(("0.0.0.0", 5000))
        return "free"
    except OSError as error:
        return error.strerror

def look():
    print("port 5000:", bind(socket.SOCK_STREAM), bind(socket.SOCK_DGRAM))
    for table in ["tcp", "udp"]:
        rows = [line.split() for line in open(f"/proc/net/{table}")][1:]
        print(table, sorted((row[1], row[3], row[4]) for row in rows))
    # What is behind these is counted for the whole machine.
    print(re.findall(r"^\w+: (?:inuse|used) \d+", open("/proc/net/sockstat").read(), re.MULTILINE))

if "leave" in sys.argv:
    leave()
look()
sys.stdout.flush()
if "stay" in sys.argv:
    time.sleep(1.5)
`

let cell: ProgramCell
beforeAll(async () => {
  cell = await ProgramCell.open()
})
afterAll(() => cell.close())

let runs = 0
const run = (...args: string[]) => {
  runs += 1
  return cell.run({
    id: `traces-${runs}`,
    runtime: 'python',
    files: { 'main.py': program },
    entry: 'main.py',
    args,
  })
}

test('ports, connections and queues end with a check', async () => {
  const first = await run()
  expect(first).toMatchObject({ fault: null, exitCode: 0, stderr: '' })
  expect(first.stdout).toContain('port 5000: free free')
  const left = await run('leave')
  expect(left.stdout).toContain('port 5000: Address already in use Address already in use')
  expect(left.stdout).not.toBe(first.stdout)
  expect((await run()).stdout).toBe(first.stdout)
})

test('checks that run beside others meet nothing of them', async () => {
  const [first, ...reports] = await Promise.all([
    run(),
    run('leave', 'stay'),
    run(),
    run('leave', 'stay'),
    run(),
  ])
  const left = reports.filter(({ stdout }) => stdout.includes('in use'))
  const looked = reports.filter(({ stdout }) => !stdout.includes('in use'))
  expect(left.length).toBe(2)
  for (const { stdout } of looked) expect(stdout).toBe(first.stdout)
  expect(new Set(left.map(({ stdout }) => stdout.split('\n')[0])).size).toBe(1)
  // They were there all the while.
  const longest = Math.max(...looked.map(({ usage }) => usage.wallMs))
  for (const { usage } of left) expect(usage.wallMs).toBeGreaterThan(longest)
})
