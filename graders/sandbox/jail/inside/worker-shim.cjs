// Runs inside the jail, as its first process: a student's JavaScript in a worker thread, so that a runaway heap or
// an endless loop ends with a sentence and a line instead of silence. The jail is the boundary; this is comfort.
//
// How this works: the worker reads and writes descriptors 0, 1 and 2 itself (worker-streams.cjs), so nothing that
// it printed is lost when it is terminated. This thread only watches the clock and never touches process.stdout,
// which would make the pipe non-blocking under the worker's feet.
'use strict'
const { spawnSync } = require('node:child_process')
const { closeSync, readSync, writeSync } = require('node:fs')
const path = require('node:path')
const { inspect } = require('node:util')
const { Worker } = require('node:worker_threads')

const options = JSON.parse(process.argv[2])
/** Left out, the worker is started ahead of time and waits (worker-streams.cjs) until an order names its program. */
const awaited = process.argv[3] === undefined
const orderFd = 6
const orderBytesMax = 131_072
const shared = awaited ? new SharedArrayBuffer(4 + orderBytesMax) : undefined
const startedWith = awaited ? '/submission/awaited.js' : process.argv[3]
const mebibyte = 1048576
/** How long the search for the line may take on a busy machine; the jail's own deadline is later (graceMs in runtimes.ts). */
const locateMs = 2000
/** How long the worker is looked at to tell whether it is busy. */
const lookMs = 50
const exitCodes = { timeout: 124, heap: 70 }

let ending = null

const worker = new Worker(startedWith, {
  argv: process.argv.slice(4),
  workerData: shared,
  env: {},
  execArgv: [
    ...options.flags,
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--require',
    path.join(__dirname, 'worker-streams.cjs'),
  ],
  // All three are replaced in the worker; these keep Node from pumping its own in their place.
  stdin: true,
  stdout: true,
  stderr: true,
  resourceLimits: {
    maxOldGenerationSizeMb: Math.floor((options.heapBytes * 7) / 8 / mebibyte),
    maxYoungGenerationSizeMb: Math.floor(options.heapBytes / 8 / mebibyte),
    stackSizeMb: 4,
  },
})

const script = awaited ? takeOrder(shared) : startedWith
const programFolder = `${path.dirname(script)}/`
/** What the start of an interpreter has used up is not the program's. */
const before = awaited ? { ms: process.uptime() * 1000, cpu: process.cpuUsage() } : { ms: 0 }

worker.on('error', (error) => {
  if (ending !== null) return
  if (error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    const megabytes = Math.floor(options.heapBytes / mebibyte)
    end(
      exitCodes.heap,
      `JavaScript heap out of memory: the program's objects need more than ${megabytes} MB.`,
    )
  } else {
    end(1, describe(error))
  }
})
worker.on('exit', (code) => {
  if (ending === null) process.exit(code)
})

setTimeout(
  () => void timedOut(`${options.wallMs} ms`),
  Math.max(0, options.wallMs - (process.uptime() * 1000 - before.ms)),
)
const cpuWatch = setInterval(() => {
  const { user, system } = process.cpuUsage(before.cpu)
  if ((user + system) / 1000 < options.cpuMs) return
  clearInterval(cpuWatch)
  void timedOut(`${options.cpuMs} ms of CPU time`)
}, 100)

/** Waits for the order while the worker starts, hands it over, and says what the program's file is. */
function takeOrder(memory) {
  const bytes = new Uint8Array(memory, 4)
  let length = 0
  let parts = []
  do {
    const read = readSync(orderFd, bytes, length, orderBytesMax - length, null)
    // Nobody wants it any more.
    if (read === 0) process.exit(0)
    length += read
    parts = Buffer.from(bytes.slice(0, length)).toString('utf8').split('\0')
  } while (parts.length < 2 || parts.length - 2 < Number(parts[0]))
  writeSync(orderFd, 'k')
  closeSync(orderFd)
  const word = new Int32Array(memory, 0, 1)
  Atomics.store(word, 0, length)
  Atomics.notify(word, 0)
  return parts[1]
}

/** Says where the program is, as far as it can be found out, and ends it. */
async function timedOut(allowed) {
  const place = (await isBusy()) ? await locate() : 'while it was waiting for something to happen'
  end(exitCodes.timeout, `Timed out after ${allowed}, ${place}.`)
}

/** Whether its event loop is held up. That is told by the clock of its loop, so a slow machine looks no busier. */
async function isBusy() {
  const before = worker.performance.eventLoopUtilization()
  await new Promise((resolve) => setTimeout(resolve, lookMs))
  return worker.performance.eventLoopUtilization(before).utilization > 0.5
}

function end(code, text) {
  if (ending !== null) return
  ending = code
  writeSync(2, `${text}\n`)
  void worker.terminate().then(() => process.exit(code))
}

/** Pauses the worker through the inspector, which works in a busy loop too; one that waits does not pause. */
function locate() {
  const { Session } = require('node:inspector')
  const session = new Session()
  session.connect()
  const urls = new Map()
  return new Promise((resolve) => {
    const waiting = setTimeout(() => resolve('while it was waiting for something to happen'), locateMs)
    let send
    session.on('NodeWorker.attachedToWorker', ({ params: { sessionId } }) => {
      send = (id, method) => {
        session.post('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify({ id, method }) })
      }
      send(1, 'Debugger.enable')
      send(2, 'Debugger.pause')
    })
    session.on('NodeWorker.receivedMessageFromWorker', ({ params: { message } }) => {
      const { method, params } = JSON.parse(message)
      if (method === 'Debugger.scriptParsed') urls.set(params.scriptId, params.url)
      if (method !== 'Debugger.paused') return
      clearTimeout(waiting)
      // A paused worker cannot be terminated.
      send(3, 'Debugger.resume')
      resolve(placeOf(params.callFrames, urls))
    })
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false })
  })
}

function placeOf(callFrames, urls) {
  for (const { location } of callFrames) {
    const url = urls.get(location.scriptId) ?? ''
    const at = url.indexOf(programFolder)
    if (at !== -1) return `in line ${location.lineNumber + 1} of ${url.slice(at + programFolder.length)}`
  }
  return 'inside a library'
}

/** As plain Node prints it; the place of a syntax error in a module is lost between threads, and looked for again. */
function describe(error) {
  if (!(error instanceof Error)) return `Uncaught ${inspect(error)}`
  if (error.name !== 'SyntaxError' || error.stack.includes(programFolder)) return error.stack
  const checked = spawnSync(process.execPath, ['--check', script], {
    encoding: 'utf8',
    timeout: 2_000,
    env: {},
  })
  return checked.stderr ? checked.stderr.trimEnd() : error.stack
}
