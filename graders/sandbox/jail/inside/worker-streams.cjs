/* oxlint-disable no-underscore-dangle -- Node marks its own streams so, and this stands in for them. */
// Loaded in the student's worker before the program: the standard streams as plain Node has them on pipes. A
// worker's own streams are messages to the main thread, which get lost or late when the program ends abruptly.
'use strict'
const { writeSync } = require('node:fs')
const { Socket } = require('node:net')
const { Writable } = require('node:stream')

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
