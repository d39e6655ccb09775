import { describe, expect, test } from 'vitest'
import { zipOf } from '#graders/testing/make-zip.ts'
import { makeProgram } from './make-program.ts'

/** The files that run, or the refusal. */
async function made(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const sources = Object.entries(files).map(([path, content]) => ({ path, bytes: Buffer.from(content) }))
  const { program } = await makeProgram(sources)
  return program.ok ? [...program.files.keys()].join(' ') : program.says
}

const notebook = '{\n "cells": [],\n "nbformat": 4}'

describe('what is no program is refused with its reason and what to do', () => {
  test.each<[string, Record<string, string | Uint8Array>, RegExp]>([
    [
      'a PDF',
      { 'report.pdf': '%PDF-1.7' },
      /“report\.pdf” is a PDF\. Ask for the program as a file that ends in/,
    ],
    ['a PDF called a program', { 'main.py': '%PDF-1.7 …' }, /“main\.py” is a PDF by its content/],
    ['a notebook', { 'main.ipynb': notebook }, /is a notebook, and notebooks are not run\. Ask for its code/],
    ['a notebook called a program', { 'main.py': notebook }, /“main\.py” is a notebook by its content/],
    [
      'a web page called a program',
      { 'main.py': '<!DOCTYPE html><p>print(1)' },
      /is a web page by its content/,
    ],
    ['a picture called a program', { 'main.py': Buffer.from([0x89, 0x50, 0x4e, 0x47]) }, /is a picture by/],
    [
      'a second ending',
      { 'client.PY.txt': 'x' },
      /“client\.PY\.txt” is no program by its last ending\. If it is one, rename it to “client\.PY”\./,
    ],
    ['compiled Python alone', { 'main.cpython-311.pyo': 'x' }, /is compiled Python\. Ask for the source/],
    [
      'another language',
      { 'Main.kt': 'fun main() {}' },
      /“Main\.kt” is in a language that this lab does not run/,
    ],
    [
      'a folder of pictures',
      { 'shots/a.png': 'x', 'shots/b.JPG': 'y' },
      /“a\.png” is a picture, and none of the 2 files is a program/,
    ],
    [
      'files without a meaning',
      { data: 'x', 'other.dat': 'y' },
      /There is no program in it: “data”, “other\.dat”\./,
    ],
    ['an empty program', { 'main.py': '' }, /“main\.py” is empty\. Ask for the program\./],
    ['a program of blanks', { 'main.py': `\ufeff${' \n'.repeat(200)}` }, /“main\.py” is empty/],
    [
      'a broken zip',
      { 'work.zip': 'not a zip' },
      /“work\.zip” is called a zip and is none, or is cut off\. Ask for it again/,
    ],
    [
      'a zip that is cut off',
      { 'work.zip': zipOf({ 'main.py': 'x' }).subarray(0, 50) },
      /“work\.zip” cannot be read as a zip: .* again\./,
    ],
    [
      'an empty zip',
      { 'work.zip': zipOf({}) },
      /“work\.zip” is an archive without a file\. Ask for the program/,
    ],
    ['a zip of junk', { 'work.zip': zipOf({ '__MACOSX/._main.py': 'x' }) }, /archive without a file/],
    [
      'a zip in a zip',
      { 'a.zip': zipOf({ 'b.zip': zipOf({ 'main.py': 'x' }) }) },
      /“a\.zip” holds another archive, “b\.zip”/,
    ],
    ['a rar', { 'work.rar': 'Rar!' }, /“work\.rar” is an archive that is not read here\. Unpack it/],
    [
      'a 7z within a zip',
      { 'a.zip': zipOf({ 'work.7z': '7z' }) },
      /“work\.7z” is an archive that is not read here/,
    ],
    ['nothing', {}, /There is no file in it/],
    [
      'two that could be it',
      { 'a.py': 'x', 'b.py': 'y' },
      /not clear which file is to be started: .*a\.py.*b\.py.* Keep one of them, call it main.* or name it with --entry/,
    ],
    [
      'two names where case does not count',
      { 'main.py': 'x', 'Util.py': 'y', 'util.py': 'z' },
      /“Util\.py” and “util\.py” are one file where case does not count.* Rename one/,
    ],
  ])('%s', async (_, files, says) => {
    const told = await made(files)
    expect(told).toMatch(says)
    expect(told).toMatch(/\.$/)
  })
})

describe('what can be run', () => {
  test.each<[string, Record<string, string | Uint8Array>, string]>([
    ['an ending in capitals', { 'main.PY': 'x' }, 'main.py'],
    ['one in capitals beside another', { 'main.PY': 'x', 'README.MD': 'y' }, 'README.MD main.py'],
    ['within a zip', { 'HOMEWORK.ZIP': zipOf({ 'hw/MAIN.JS': 'x' }) }, 'MAIN.js'],
    ['beside a broken zip', { 'main.py': 'x', 'work.zip': 'not a zip' }, 'main.py work.zip'],
    [
      'beside an archive within an archive',
      { 'a.zip': zipOf({ 'main.py': 'x', 'data.zip': zipOf({ a: 'b' }) }) },
      'data.zip main.py',
    ],
    [
      'in UTF-16: Python itself says what is wrong',
      { 'main.py': Buffer.from('\ufeffprint(1)', 'utf16le') },
      'main.py',
    ],
  ])('%s', async (_, files, names) => {
    expect(await made(files)).toBe(names)
  })
})

const startingB = async (...paths: string[]) => {
  const sources = paths.map((path) => ({ path, bytes: Buffer.from('print(1)') }))
  const { program } = await makeProgram(sources, { entry: 'b.py' })
  return program.ok ? 'can be started' : program.says
}

test('a file that is named starts where there is one; elsewhere it is looked at as usual', async () => {
  expect(await startingB('a.py', 'b.py')).toBe('can be started')
  expect(await startingB('main.py', 'a.py')).toBe('can be started')
  expect(await startingB('a.py', 'c.py')).toMatch(/not clear which file/)
})
