import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { keepsClocksInSight } from '#graders/labs/program/clock-in-sight.ts'

const python = (text: string | null, more: Record<string, string | null> = {}) =>
  keepsClocksInSight('python', new Map(Object.entries({ 'main.py': text, ...more })))

test.each([
  'import socket, sys, time as clock\ns = socket.socket()\ns.settimeout(2)',
  'from socket import *\nfrom threading import Thread, Timer',
  'import sockettools\nfrom .parts import one',
  's.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)',
  's.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)',
  'pattern = re.compile("x")',
])('nothing hidden in %j', (text) => {
  expect(python(text, { 'sockettools.py': 'import time' })).toBe(true)
})

test.each([
  'import signal\nsignal.alarm(2)',
  'import sys, signal',
  'import os, \\\n  fcntl',
  `getattr(__import__('sig' + 'nal'), 'al' + 'arm')(2)`,
  `import sys\nsys.modules['sig' + 'nal']`,
  'import ｓignal',
  's.setsockopt(SOL_SOCKET, SO_RCVTIMEO, pack("ll", 2, 0))',
  's.setsockopt(1, 20, pack("ll", 2, 0))',
  'set = s.setsockopt\nset(1, 20, pack("ll", 2, 0))',
  'import ctypes',
  'import subprocess',
  'os.system("timeout 2 cat")',
  'from sys import *',
  'import helper_of_nobody',
])('a clock may hide in %j', (text) => {
  expect(python(text)).toBe(false)
})

test('every file of it counts, and what is no text may hold anything', () => {
  expect(python('import clock', { 'clock.py': 'import signal' })).toBe(false)
  expect(python('import socket', { 'clock.so': null })).toBe(false)
})

test('the right and the textbook solutions in Python are all plain', () => {
  const root = fileURLToPath(new URL('../../../exercises', import.meta.url))
  const files = globSync('*/*/solutions/{right,textbook}*.py', { cwd: root })
  expect(files.length).toBeGreaterThan(3)
  for (const file of files)
    expect([file, python(readFileSync(`${root}/${file}`, 'utf8'))]).toEqual([file, true])
})
