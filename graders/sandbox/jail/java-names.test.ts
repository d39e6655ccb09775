import { expect, test } from 'vitest'
import { javaRoot, readJavaNames } from '#graders/sandbox/jail/java-names.ts'

test.each([
  ['class Main { public static void main(String[] a) {} }', '', 'Main'],
  ['package a.b;\npublic class TCPClient { static void main(String... a) {} }', 'a.b', 'a.b.TCPClient'],
  [
    '/* package no; */ class Line { int n; } class Begins { public static void main(String[] a) {} }',
    '',
    'Begins',
  ],
  ['class A { class B { void main() {} } } record C(int n) { static void main (String[] a) {} }', '', 'C'],
  [
    'class A { String s = "} class B { void main("; char c = \'}\'; public static void main(String[] a) {} }',
    '',
    'A',
  ],
  ['class A { String s = """\n } "quoted" class B {\n"""; public static void main(String[] a) {} }', '', 'A'],
  ['enum Größe { X; public static void main(String[] a) {} }', '', 'Größe'],
  ['void main() { }', '', 'File'],
  ['', '', 'File'],
])('%s', (text, inPackage, mainClass) =>
  expect(readJavaNames(text, 'File.java')).toEqual({ package: inPackage, mainClass }),
)

test('of a text that nothing closes, it is read in no time', () => {
  const startedAt = performance.now()
  for (const text of [
    '/* '.repeat(200_000),
    `"${'\\"'.repeat(200_000)}`,
    '"'.repeat(100_000),
    '{class '.repeat(100_000),
    'package a.'.repeat(50_000),
  ])
    readJavaNames(text, 'File.java')
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

test('packages begin above the folders that are called like them', () => {
  expect(javaRoot('/submission/src/a/b', 'a.b')).toBe('/submission/src')
  expect(javaRoot('/submission', 'a.b')).toBe('/submission')
  expect(javaRoot('/submission/b', '')).toBe('/submission/b')
})
