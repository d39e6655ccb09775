// A program that finds its interpreter started sees and does what it would have seen and done after a start of its own.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mainOf, type Runtime, runtimeOf } from '#graders/runtimes.ts'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { shareOfToday } from '../../../tests/support/share-of-today.ts'

let cell: ProgramCell
beforeAll(async () => {
  cell = await ProgramCell.open()
})
afterAll(() => cell.close())

const looksAtPython = `
import os, sys
print(sorted(sys.modules), sys.path, sys.path_importer_cache.keys(), sys.argv, sys.orig_argv, sys.flags)
print(sys.executable, sys.prefix, [str(one).split(' at ')[0] for one in sys.meta_path + sys.path_hooks], sys.stdout, sys.stdout.write_through, __spec__)
print(globals().keys(), __file__, __name__, __loader__.path, sys._getframe().f_back, os.environ)
print(os.listdir("/proc/self/fd"), os.getpid(), os.getcwd(), os.stat("main.py").st_mtime, sys.modules["__main__"].__dict__ is globals())
print(sorted(os.listdir(".")), os.stat("/submission").st_mode, os.access("/submission/main.py", os.W_OK), open("/etc/hosts").read())
def fails():
    return 1 / 0
fails()
`
const looksAtNode = `
const fs = require('node:fs')
const threads = require('node:worker_threads')
const own = fs.readdirSync('/proc/self/fd').map((fd) => { try { return fs.readlinkSync('/proc/self/fd/' + fd).replace(/\\d{2,}/, 'n') } catch { return '' } })
console.log(process.argv, process.execArgv, process.argv0, process.env, require.main === module, module.paths, module.id)
console.log(threads.workerData, threads.isMainThread, threads.resourceLimits, Object.keys(require.cache), __filename, own.sort())
console.log(Object.getOwnPropertyDescriptor(require('node:module'), 'runMain'), Object.keys(globalThis), process.cwd())
console.log(fs.readdirSync('.'), fs.statSync('main.js').mtimeMs, process.listenerCount('exit'), process.stdout.fd)
null.x
`
const cases: readonly { name: string; entry: string; text: string; more?: Record<string, string> }[] = [
  { name: 'what Python says of itself', entry: 'main.py', text: looksAtPython },
  { name: 'an exit status of Python', entry: 'main.py', text: 'import sys\nprint("x", end="")\nsys.exit(3)' },
  { name: 'a syntax error in Python', entry: 'client.py', text: 'print("x"\nx =' },
  {
    name: 'a module of its own that is named like one of the library',
    entry: 'main.py',
    text: 'import socket, sitecustomize\nprint(socket.own, socket.__file__, sitecustomize.own)',
    more: { 'socket.py': 'own = True', 'sitecustomize.py': 'own = 2' },
  },
  { name: 'a module that is not there', entry: 'main.py', text: 'import sitecustomize' },
  {
    name: 'a package',
    entry: 'code/main.py',
    text: 'import part, sys\nprint(part.x, sys.path[0])',
    more: { 'code/part.py': 'x = 1' },
  },
  { name: 'what Node says of itself', entry: 'main.js', text: looksAtNode },
  {
    name: 'a module of JavaScript',
    entry: 'client.mjs',
    text: 'import { workerData } from "node:worker_threads"\nimport p from "./p.mjs"\nconsole.log(import.meta.main, import.meta.url, workerData, p, await 1)\nprocess.exitCode = 4',
    more: { 'p.mjs': 'export default process.argv' },
  },
  { name: 'a syntax error in JavaScript', entry: 'main.js', text: 'const x = \n}' },
  {
    name: 'TypeScript',
    entry: 'main.ts',
    text: 'enum E { A = 2 }\nconsole.log(E.A, process.argv)\nthrow new Error("x")',
  },
]

test.concurrent.for(shareOfToday(cases, 3, ({ name }) => name))(
  '$name',
  async ({ entry, text, more = {} }) => {
    const runtime: Runtime = runtimeOf(entry) ?? 'python'
    const run = (ahead: boolean) =>
      cell.run({
        id: `${entry}-${text.length}-${ahead}`,
        runtime,
        entry,
        files: { ...more, [entry]: text },
        args: ['198.51.100.7', '12000', '', 'ö\n0'],
        ahead,
      })
    const [cold, ahead] = await Promise.all([run(false), run(true)])
    expect(cold).toMatchObject({ fault: null, exceeded: null })
    expect(cold.stdout + cold.stderr).not.toBe('')
    const { stdout, stderr, exitCode, signal } = ahead
    expect({ stdout, stderr, exitCode, signal, fault: ahead.fault }).toEqual({
      stdout: cold.stdout,
      stderr: cold.stderr,
      exitCode: cold.exitCode,
      signal: cold.signal,
      fault: null,
    })
  },
)

test.each(['python', 'javascript'] as const)(
  '%s under limits: what its start used is not charged',
  async (runtime) => {
    const text = runtime === 'python' ? 'while True: pass' : 'for (;;) {}'
    const entry = mainOf(runtime)
    const limits = { cpuSeconds: 1 }
    const run = (ahead: boolean) =>
      cell.run({
        id: `${runtime}-busy-${ahead}`,
        runtime,
        entry,
        files: { [entry]: text },
        args: [],
        limits,
        ahead,
      })
    const [cold, ahead] = await Promise.all([run(false), run(true)])
    expect(ahead).toMatchObject({ fault: null, exceeded: cold.exceeded })
    expect(cold.exceeded).toBe('cpu-time')
    expect(ahead.stderr).toBe(cold.stderr)
  },
)
