// Runs inside the jail, as its first process: a student's JavaScript in a worker thread, so that a runaway heap or
// an endless loop ends with a sentence and a line instead of silence. The jail is the boundary; this is comfort.
//
// How this works: the worker reads and writes descriptors 0, 1 and 2 itself (worker-streams.cjs), so nothing that
// it printed is lost when it is terminated. This thread only watches the clock and never touches process.stdout,
// which would make the pipe non-blocking under the worker's feet.
'use strict'
const { writeSync, readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Worker } = require('node:worker_threads')

const options = JSON.parse(process.argv[2])
const script = process.argv[3]
const mebibyte = 1048576
/** The jail's own deadline is a little later (graceMs in start-program.ts). */
const locateMs = 150
const exitCodes = { timeout: 124, heap: 134 }

const worker = new Worker(script, {
  argv: process.argv.slice(4),
  env: {},
  execArgv: [
    ...options.flags,
    '--disable-warning=ExperimentalWarning',
    '--require',
    join(__dirname, 'worker-streams.cjs'),
  ],
  resourceLimits: {
    maxOldGenerationSizeMb: Math.floor((options.heapBytes * 7) / 8 / mebibyte),
    maxYoungGenerationSizeMb: Math.floor(options.heapBytes / 8 / mebibyte),
    stackSizeMb: 4,
  },
})

let ending = null

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
  Math.max(0, options.wallMs - locateMs - process.uptime() * 1000),
)
const cpuWatch = setInterval(() => {
  const { user, system } = process.cpuUsage()
  if ((user + system) / 1000 > options.cpuMs - 300) {
    clearInterval(cpuWatch)
    void timedOut(`${options.cpuMs} ms of CPU time`)
  }
}, 100)

/** Says where the program is, as far as it can be found out, and ends it. */
async function timedOut(allowed) {
  const place = await locate()
  end(exitCodes.timeout, `Timed out after ${allowed}, ${place}.`)
}

function end(code, text) {
  if (ending !== null) return
  ending = code
  writeSync(2, `${text}\n`)
  void worker.terminate().then(() => process.exit(code))
}

/** Pauses the worker through the inspector, which works in a busy loop too; one that waits does not pause. */
function locate() {
  const inspector = require('node:inspector')
  const session = new inspector.Session()
  session.connect()
  return new Promise((resolve) => {
    const waiting = setTimeout(() => resolve('while it was waiting for something to happen'), locateMs - 50)
    session.on('NodeWorker.attachedToWorker', ({ params: { sessionId } }) => {
      const send = (id, method) => {
        session.post('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify({ id, method }) })
      }
      send(1, 'Debugger.enable')
      send(2, 'Debugger.pause')
    })
    session.on('NodeWorker.receivedMessageFromWorker', ({ params: { message } }) => {
      const { method, params } = JSON.parse(message)
      if (method !== 'Debugger.paused') return
      const own = params.callFrames.find(({ url }) => url.includes('/submission/'))
      if (own === undefined) return
      clearTimeout(waiting)
      const file = own.url.slice(own.url.lastIndexOf('/submission/') + '/submission/'.length)
      resolve(`in line ${own.location.lineNumber + 1} of ${file}`)
    })
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false })
  })
}

/** As plain Node prints it; a syntax error crosses threads without its place, so it is looked for again. */
function describe(error) {
  const stack = error instanceof Error ? error.stack : `Uncaught ${require('node:util').inspect(error)}`
  return stack
}
