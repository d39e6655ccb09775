/* oxlint-disable no-underscore-dangle -- Node marks its own streams so, and this stands in for them. */
// Loaded in the student's worker before the program: the standard streams as plain Node has them on pipes. A
// worker's own streams are messages to the main thread, which get lost or late when the program ends abruptly.
'use strict'
const { writeSync } = require('node:fs')
const Module = require('node:module')
const { Socket } = require('node:net')
const { Writable } = require('node:stream')
const threads = require('node:worker_threads')

function output(fd) {
  const stream = new Writable({
    decodeStrings: true,
    write(chunk, _encoding, done) {
      try {
        for (let at = 0; at < chunk.length; ) at += writeSync(fd, chunk, at)
        done()
      } catch (error) {
        done(error)
      }
    },
  })
  // As in Node, standard streams stay usable after end() and destroy().
  stream._destroy = (error, done) => done(error)
  stream.fd = fd
  stream._type = 'pipe'
  stream._isStdio = true
  return stream
}

function lazily(name, make) {
  let stream
  Object.defineProperty(process, name, {
    configurable: true,
    enumerable: true,
    get: () => (stream ??= make()),
  })
}

lazily('stdout', () => output(1))
lazily('stderr', () => output(2))
lazily('stdin', () => {
  const stream = new Socket({ fd: 0, readable: true, writable: false, manualStart: true })
  stream.fd = 0
  // Node's own standard input does not keep a program alive that is not reading it (lib/internal/bootstrap/
  // switches/is_main_thread.js): it stops reading on pause, and starts on resume.
  stream._handle.reading = false
  stream.on('pause', () => {
    if (!stream._handle) return
    stream._handle.reading = false
    stream._handle.readStop()
  })
  return stream
})

/**
 * A worker that was started ahead of time waits for its program here, with all else done: when Node asks for what runs a
 * main file, and is given just that with the right file. No frame of ours is below the program, and what it is told of
 * itself is what it would have been told.
 */
function awaitOrder(memory) {
  const { runMain } = Module
  Object.defineProperty(Module, 'runMain', {
    configurable: true,
    enumerable: true,
    get() {
      const word = new Int32Array(memory, 0, 1)
      Atomics.wait(word, 0, 0)
      const order = Buffer.from(new Uint8Array(memory, 4, word[0]).slice()).toString('utf8')
      const [script, ...args] = order.split('\0').slice(1, -1)
      process.argv.splice(1, process.argv.length, script, ...args)
      Object.defineProperty(Module, 'runMain', {
        configurable: true,
        enumerable: true,
        writable: true,
        value: runMain,
      })
      return runMain.bind(Module, script)
    },
  })
}

const order = threads.workerData
if (order instanceof SharedArrayBuffer) {
  threads.workerData = undefined
  awaitOrder(order)
}
