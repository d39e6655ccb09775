// Ordinary programs in a jail behave as on a laptop; what differs for JavaScript in a worker thread is named here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProgramReport } from '#graders/sandbox/cell/program-order.ts'
import type { Limits } from '#graders/sandbox/contract.ts'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { shareOfToday } from '../../../tests/support/share-of-today.ts'

interface Case {
  name: string
  program: string
  stdin?: string
  stdout?: string | RegExp
  stderr?: RegExp
  exitCode?: number | null
  signal?: string
  exceeded?: ProgramReport['exceeded']
  limits?: Partial<Limits>
}

let cell: ProgramCell
beforeAll(async () => {
  cell = await ProgramCell.open()
})
afterAll(() => cell.close())

let orders = 0
async function run(
  runtime: 'python' | 'javascript' | 'typescript',
  files: Record<string, string>,
  entry: string,
  some: Case,
) {
  orders += 1
  const report = await cell.run({
    id: `program-${orders}`,
    runtime,
    files,
    entry,
    args: ['127.0.0.1', '12000'],
    stdin: some.stdin ?? '',
    limits: { ...some.limits },
  })
  expect(report.fault).toBeNull()
  if (typeof some.stdout === 'string') expect(report.stdout).toBe(some.stdout)
  if (some.stdout instanceof RegExp) expect(report.stdout).toMatch(some.stdout)
  expect(report.stderr).toMatch(some.stderr ?? /^$/)
  expect({ exitCode: report.exitCode, signal: report.signal, exceeded: report.exceeded }).toEqual({
    exitCode: some.exitCode === undefined ? 0 : some.exitCode,
    signal: some.signal ?? null,
    exceeded: some.exceeded ?? null,
  })
  return report
}

const javascript: Case[] = [
  {
    name: 'arguments, file name, main module',
    program: 'console.log(process.argv.slice(2), __filename, require.main === module)',
    stdout: "[ '127.0.0.1', '12000' ] /submission/main.js true\n",
  },
  {
    name: 'exit code with everything printed',
    program: 'for (let i = 0; i < 500; i++) console.log(i)\nprocess.exit(3)',
    stdout: /498\n499\n$/,
    exitCode: 3,
  },
  {
    name: 'a program that never reads its input ends',
    program: 'console.log("done")',
    stdin: 'unread\n',
    stdout: 'done\n',
  },
  {
    name: 'events on standard input',
    program:
      'process.stdin.on("data", (d) => console.log(String(d).trim())).on("end", () => console.log("end"))',
    stdin: 'line\n',
    stdout: 'line\nend\n',
  },
  {
    name: 'readline with a prompt',
    program:
      'require("readline").createInterface({ input: process.stdin, output: process.stdout }).question("Name? ", (a) => { console.log("hello " + a); process.exit(0) })',
    stdin: 'bob\n',
    stdout: 'Name? hello bob\n',
  },
  {
    name: 'asynchronous iteration in a module',
    program:
      'import net from "node:net"\nfor await (const part of process.stdin) console.log(typeof net.connect, String(part).trim())',
    stdin: 'top\n',
    stdout: 'function top\n',
  },
  {
    name: 'synchronous reading of descriptor 0',
    program: 'console.log(require("fs").readFileSync(0, "utf8").trim())',
    stdin: 'sync\n',
    stdout: 'sync\n',
  },
  {
    name: 'synchronous reading of /dev/stdin',
    program: 'console.log(require("fs").readFileSync("/dev/stdin", "utf8").trim())',
    stdin: 'dev\n',
    stdout: 'dev\n',
  },
  {
    name: 'its own files from where it stands',
    program: 'console.log(require("fs").readFileSync("main.js", "utf8").length > 10)',
    stdout: 'true\n',
  },
  {
    name: 'an uncaught error prints its stack',
    program: 'function f() {\n  throw new Error("boom")\n}\nf()',
    stderr: /^Error: boom\n {4}at f \(\/submission\/main\.js:2:9\)/,
    exitCode: 1,
  },
  {
    name: 'a rejected promise too',
    program: 'Promise.reject(new Error("later"))',
    stderr: /^Error: later\n {4}at Object\.<anonymous> \(\/submission\/main\.js:1/,
    exitCode: 1,
  },
  {
    name: 'a syntax error has its line',
    program: 'const a = 1\nlet b = = 2\n',
    stderr: /main\.js:2\nlet b = = 2\n[^]*SyntaxError/,
    exitCode: 1,
  },
  {
    name: 'in a module as well',
    program: 'import net from "net"\nlet b = = 2\n',
    stderr: /main\.js:2\nlet b = = 2\n[^]*SyntaxError/,
    exitCode: 1,
  },
  {
    name: 'a missing module is named',
    program: 'require("express")',
    stderr: /Cannot find module 'express'/,
    exitCode: 1,
  },
  {
    name: 'a busy loop is ended with its line',
    program: 'let i = 0\nwhile (true) {\n  i++\n}',
    stderr: /^Timed out after 6000 ms, in line [23] of main\.js\.\n$/,
    exitCode: 124,
    exceeded: 'wall-time',
    limits: { wallMs: 6_000 },
  },
  {
    name: 'a busy loop over its CPU time too',
    program: 'let i = 0\nwhile (true) {\n  i++\n}',
    stderr: /^Timed out after 1000 ms of CPU time, in line [23] of main\.js\.\n$/,
    exitCode: 124,
    exceeded: 'cpu-time',
    limits: { cpuSeconds: 1 },
  },
  {
    name: 'one that waits is ended saying so',
    program: 'setInterval(() => {}, 1000)',
    stderr: /waiting for something to happen/,
    exitCode: 124,
    exceeded: 'wall-time',
    limits: { wallMs: 1_500 },
  },
  {
    name: 'a difference: no other working folder',
    program: 'process.chdir("/")',
    stderr: /ERR_WORKER_UNSUPPORTED_OPERATION/,
    exitCode: 1,
  },
]

describe('JavaScript', () => {
  test.concurrent.for(shareOfToday(javascript, 4, ({ name }) => name))('$name', async (some) => {
    await run('javascript', { 'main.js': some.program }, 'main.js', some)
  })
})

const python: Case[] = [
  {
    name: 'arguments, prompt, exit()',
    program: 'import sys\nprint(input("Name? "), sys.argv)\nexit(3)',
    stdin: 'bob\n',
    stdout: "Name? bob ['/submission/main.py', '127.0.0.1', '12000']\n",
    exitCode: 3,
  },
  { name: 'its own modules', program: 'from helper import answer\nprint(answer)', stdout: '42\n' },
  {
    name: 'its own files from where it stands',
    program: 'print(len(open("helper.py").read()))',
    stdout: '12\n',
  },
  {
    name: 'a traceback',
    program: 'def f():\n    raise ValueError("boom")\nf()',
    stderr: /^Traceback[^]*File "\/submission\/main\.py", line 2, in f[^]*ValueError: boom\n$/,
    exitCode: 1,
  },
  {
    name: 'a segmentation fault',
    program: 'import ctypes\nctypes.string_at(0)',
    exitCode: null,
    signal: 'SIGSEGV',
  },
  {
    name: 'a full disk that it died of',
    program:
      'open("x", "wb", buffering=0).write(bytes(2000000))\nopen("y", "w", buffering=1).write("x" * 3000000 + "\\n")',
    stderr: /No space left/,
    exitCode: 1,
    exceeded: 'disk',
    limits: { diskBytes: 2_097_152 },
  },
  {
    name: 'a name from the hosts, none beside',
    program: 'import socket\nprint(socket.gethostbyname("localhost"))',
    stdout: '127.0.0.1\n',
  },
  {
    name: 'processes of its own',
    program:
      'import multiprocessing\nif __name__ == "__main__":\n    with multiprocessing.Pool(2) as pool: print(pool.map(abs, [-1, -2]))',
    stdout: '[1, 2]\n',
  },
]

describe('Python', () => {
  test.concurrent.for(shareOfToday(python, 4, ({ name }) => name))('$name', async (some) => {
    await run('python', { 'main.py': some.program, 'helper.py': 'answer = 42\n' }, 'main.py', some)
  })
})

test('TypeScript runs, enums and parameter types included', async () => {
  const program =
    'enum Colour { Red = 7 }\nconst f = (x: number): string => `n${x}`\nconsole.log(f(Colour.Red))\n'
  await run('typescript', { 'main.ts': program }, 'main.ts', { name: 'ts', program, stdout: 'n7\n' })
})

test('a closed port can be bound again at once, check after check', async () => {
  const server = `import socket
s = socket.socket(); s.bind(('', 12000)); s.listen()
c = socket.create_connection(('191.101.232.165', 12000)); a, _ = s.accept()
a.close(); print(c.recv(1)); c.close(); s.close()`
  for (let restart = 0; restart < 10; restart += 1) {
    await run('python', { 'main.py': server }, 'main.py', {
      name: 'server',
      program: server,
      stdout: "b''\n",
    })
  }
})

test('a jail that cannot be made is a fault of ours, not an end of the program', async () => {
  const report = await cell.run({
    id: '../missing',
    runtime: 'python',
    files: {},
    entry: 'main.py',
    args: [],
  })
  expect(report.fault).not.toBeNull()
})
