import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCompilerWords } from '#graders/labs/program/read-compiler-words.ts'

const files = ['main.c', 'parse.c', 'parse.h', 'odd: name.c', 'Main.java', 'main.go']
const source = (line: number) => ({ where: { stream: 'source', line } })

test.each([
  [
    'main.c: In function ‘main’:\nmain.c:4:5: warning: unused variable ‘x’ [-Wunused-variable]\nmain.c:9:12: error: expected ‘;’ before ‘return’\nmain.c:12:1: error: more',
    { file: 'main.c', detail: 'expected ‘;’ before ‘return’', ...source(9) },
  ],
  [
    'In file included from main.c:2:\nparse.h:3:1: error: unknown type name ‘strin’',
    { file: 'parse.h', detail: 'unknown type name ‘strin’', ...source(3) },
  ],
  [
    'main.c:1:10: fatal error: winsock2.h: No such file or directory\n    1 | #include <winsock2.h>\ncompilation terminated.',
    { file: 'main.c', detail: 'winsock2.h: No such file or directory', ...source(1) },
  ],
  [
    "/usr/bin/ld: /home/student/ccab12.o: in function `main':\nmain.c:5: undefined reference to `conect'\ncollect2: error: ld returned 1 exit status",
    { file: 'main.c', detail: "undefined reference to `conect'", ...source(5) },
  ],
  [
    "/usr/bin/ld: /usr/lib/x86_64-linux-gnu/Scrt1.o: in function `_start':\n(.text+0x17): undefined reference to `main'\ncollect2: error: ld returned 1 exit status",
    { file: 'main.c', detail: "undefined reference to `main'" },
  ],
  ['odd: name.c:2:3: error: no', { file: 'odd: name.c', detail: 'no', ...source(2) }],
  [
    '/usr/include/stdio.h:27:10: error: of the system\nparse.c:8:1: error: of its own',
    { file: 'parse.c', detail: 'of its own', ...source(8) },
  ],
  [
    'as: out of memory allocating 9 bytes\n',
    { file: 'main.c', detail: 'as: out of memory allocating 9 bytes' },
  ],
  [
    'Main.java:7: error: cannot find symbol\n  try (Socket s = port) {\n                  ^\n  symbol:   variable port\n  location: class Main',
    { file: 'Main.java', detail: 'cannot find symbol: variable port', ...source(7) },
  ],
  [
    '# command-line-arguments\n./main.go:12:9: undefined: prot\n',
    { file: 'main.go', detail: 'undefined: prot', ...source(12) },
  ],
  [
    'The system is out of resources.\njava.lang.StackOverflowError\n\tat jdk.compiler/com.sun.A.b(A.java:1)',
    { file: 'main.c', detail: 'java.lang.StackOverflowError' },
  ],
  ['', { file: 'main.c', detail: 'the compiler did not say why' }],
])('%j', (said, spotted) => expect(readCompilerWords(said, files, 'main.c')).toEqual(spotted))

test('whatever was said, there is a sentence, and no line that a file cannot have', () => {
  const words = fc.constantFrom(
    'main.c',
    ':',
    '0',
    '7',
    ' error: ',
    '\n',
    'ld: ',
    'undefined reference to ',
    'x',
  )
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 30 }).map((some) => some.join('')),
      (said) => {
        const { detail, where } = readCompilerWords(said, files, 'main.c')
        expect(typeof detail).toBe('string')
        if (where !== undefined) expect(where.line).toBeGreaterThanOrEqual(1)
      },
    ),
  )
})

test('a long word of the compiler takes no time', () => {
  const begun = performance.now()
  readCompilerWords(`${'ld: '.repeat(4_000)}:1: `, files, 'main.c')
  readCompilerWords('x:1'.repeat(6_000), files, 'main.c')
  expect(performance.now() - begun).toBeLessThan(500)
})
