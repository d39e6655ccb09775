import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diagnoseCrash, isStackTrace } from '#graders/labs/program/diagnose-crash.ts'
import { MismatchSchema, OutcomeSchema } from '#graders/outcome.ts'

const files = ['main.py', 'main.js', 'lib/net.py', 'src/app/Main.java']
const diagnose = (stderr: string) => diagnoseCrash({ stderr, files, signal: null })

describe("language problems are told apart, with the student's own line", () => {
  test.each([
    [
      "SyntaxError: Non-UTF-8 code starting with '\\xff' in file /submission/main.py on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details\n",
      {
        problem: 'syntax',
        file: 'main.py',
        line: 1,
        detail:
          "Non-UTF-8 code starting with '\\xff' in file main.py on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details; save the file as UTF-8",
      },
    ],
    [
      '  File "/submission/main.py", line 3\n    print "x"\n    ^^^^^^^^^\nSyntaxError: Missing parentheses in call to \'print\'. Did you mean print(...)?\n',
      { problem: 'python2', file: 'main.py', line: 3 },
    ],
    [
      "Traceback (most recent call last):\n  File \"/submission/main.py\", line 7, in <module>\n    s = raw_input()\n        ^^^^^^^^^\nNameError: name 'raw_input' is not defined. Did you mean: 'input'?\n",
      { problem: 'python2', file: 'main.py', line: 7 },
    ],
    [
      'Traceback (most recent call last):\n  File "/submission/main.py", line 1, in <module>\n    import urllib2\nModuleNotFoundError: No module named \'urllib2\'\n',
      { problem: 'python2', file: 'main.py', line: 1 },
    ],
    [
      'Traceback (most recent call last):\n  File "/submission/main.py", line 2, in <module>\n    import requests.auth\nModuleNotFoundError: No module named \'requests\'\n',
      { problem: 'module', file: 'main.py', line: 2, detail: 'requests' },
    ],
    [
      '  File "/submission/main.py", line 9\n    if x\n        ^\nSyntaxError: expected \':\'\n',
      { problem: 'syntax', file: 'main.py', line: 9, detail: "expected ':'" },
    ],
    [
      '  File "/submission/main.py", line 4\n    y = 2\nIndentationError: unexpected indent\n',
      { problem: 'syntax', file: 'main.py', line: 4 },
    ],
    [
      '  File "/submission/main.py", line 12\n    except ValueError, e:\n           ^^^^^^^^^^^^^\nSyntaxError: multiple exception types must be parenthesized\n',
      { problem: 'python2', file: 'main.py', line: 12 },
    ],
    [
      "Error: Cannot find module 'ws'\nRequire stack:\n- /submission/main.js\n    at Function._resolveFilename (node:internal/modules/cjs/loader:1410:15)\n    at Object.<anonymous> (/submission/main.js:1:12)\n",
      { problem: 'module', file: 'main.js', line: 1, detail: 'ws' },
    ],
    [
      '/submission/main.js:6\n})\n^\n\nSyntaxError: missing ) after argument list\n    at wrapSafe (node:internal/modules/cjs/loader:1638:18)\n',
      { problem: 'syntax', file: 'main.js', line: 6, detail: 'missing ) after argument list' },
    ],
    [
      'TypeError [ERR_WORKER_UNSUPPORTED_OPERATION]: process.chdir() is not supported in workers\n    at process.unavailable (node:internal/process/worker_thread_only:43:11)\n    at Object.<anonymous> (/submission/main.js:2:9)\n',
      { problem: 'worker-difference', file: 'main.js', line: 2, detail: 'process.chdir()' },
    ],
  ])('%#', (stderr, { line, ...expected }) => {
    expect(diagnose(stderr)).toMatchObject({
      code: 'language',
      ...expected,
      where: { stream: 'source', line },
    })
  })
})

test("a crash names the innermost line of the student, not the library's, and the paths the student knows", () => {
  const found = diagnose(
    'Traceback (most recent call last):\n  File "/submission/main.py", line 20, in <module>\n    main()\n' +
      '  File "/submission/lib/net.py", line 5, in main\n    s = socket.create_connection(a)\n' +
      '  File "/usr/lib/python3.11/socket.py", line 851, in create_connection\n    raise exceptions[0]\n' +
      'ConnectionRefusedError: [Errno 111] Connection refused\n',
  )
  expect(found).toMatchObject({ code: 'crashed', where: { stream: 'source', line: 5 } })
  expect(JSON.stringify(found)).toContain('File \\"lib/net.py\\", line 5')
  expect(JSON.stringify(found)).not.toContain('/submission/')
})

test('a file in a folder keeps its folder, also beside one of the same name', () => {
  const stderr = 'Error: no\n    at file:///submission/lib/net.py:3:1\n    at /submission/net.py:9:1\n'
  const found = diagnoseCrash({ stderr, files: ['net.py', 'lib/net.py'], signal: null })
  expect(found).toMatchObject({
    stack: 'Error: no\n    at lib/net.py:3:1\n    at net.py:9:1',
    where: { line: 3 },
  })
})

test('a JavaScript crash names the first line of the student in the stack', () => {
  const found = diagnose(
    'Error: no\n    at parse (node:internal/x:1:1)\n    at Socket.<anonymous> (/submission/main.js:9:11)\n    at /submission/main.js:30:1\n',
  )
  expect(found).toMatchObject({ code: 'crashed', where: { line: 9 } })
})

test('a crash in Java names the first line of the student in the trace', () => {
  const found = diagnose(
    'Exception in thread "main" java.net.ConnectException: Connection refused\n\tat java.base/sun.nio.ch.Net.connect0(Native Method)\n\tat java.base/java.net.Socket.connect(Socket.java:633)\n\tat app.Main.main(Main.java:9)\n\tat app.Main.main(Main.java:30)\n',
  )
  expect(found).toMatchObject({ code: 'crashed', where: { line: 9 } })
})

test('a panic in Go names the first line of the student in the trace', () => {
  const found = diagnose(
    'panic: dial tcp 198.51.100.7:12000: connect: connection refused\n\ngoroutine 1 [running]:\nmain.main()\n\t/submission/lib/net.py:17 +0x1d\nexit status 2\n',
  )
  expect(found).toMatchObject({ code: 'crashed', where: { line: 17 } })
})

test('a program in Java with nothing to begin with is told so', () => {
  const says = 'Error: Main method not found in class app.Main, please define the main method as:\n'
  expect(diagnose(says)).toMatchObject({
    problem: 'no-entry',
    detail: 'app.Main has no public static void main(String[] args)',
  })
})

test.each([
  '',
  'No reply: timed out\n',
  'Usage: main.py\n',
  'SyntaxError: I only print this\n',
  'at noon: 12:00\n',
])("a message of the program's own is no crash: %j", (stderr) => {
  expect(diagnose(stderr)).toBeNull()
  expect(isStackTrace(stderr)).toBe(false)
})

test('a NameError that has nothing to do with Python 2 is a crash', () => {
  const stderr =
    'Traceback (most recent call last):\n  File "/submission/main.py", line 7, in <module>\nNameError: name \'sokcet\' is not defined\n'
  expect(diagnose(stderr)).toMatchObject({ code: 'crashed', where: { line: 7 } })
})

const python = (line: string, error: string) =>
  `Traceback (most recent call last):\n  File "/submission/main.py", line ${line}, in <module>\n${error}\n`

describe('whatever a program prints gives a mismatch that an outcome may carry', () => {
  const long = 'a'.repeat(5_000)
  test.each([
    ['a module name without end', python('1', `ModuleNotFoundError: No module named '${long}'`)],
    [
      'a package name without end',
      `Error: Cannot find module '${long}'\n    at Object.<anonymous> (/submission/main.js:1:12)\n`,
    ],
    ['a syntax error without end', python('1', `SyntaxError: ${long}`)],
    ['line 0', python('0', 'ValueError: no')],
    ['a line of twenty digits', python('9'.repeat(20), "ModuleNotFoundError: No module named 'x'")],
    ['line 0 of JavaScript', 'Error: no\n    at Socket.<anonymous> (/submission/main.js:0:11)\n'],
  ])('%s', (_, stderr) => {
    const mismatch = diagnose(stderr)
    expect(mismatch).not.toBeNull()
    expect(OutcomeSchema.safeParse({ status: 'failed', mismatch }).error).toBeUndefined()
  })

  test('anything at all, around the words that interpreters use', () => {
    const word = fc.constantFrom(
      'Traceback (most recent call last):',
      '\n  File "main.py", line ',
      '\nModuleNotFoundError: ',
      '\nSyntaxError: ',
      "Cannot find module '",
      '\n    at wrapSafe (main.js:',
      'process.abort()',
      '\n',
      "'",
    )
    const filling = fc.oneof(
      fc.string(),
      fc.nat().map(String),
      fc.constant('7'.repeat(30)),
      fc.constant(long),
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(word, filling), { maxLength: 20 }), (parts) => {
        const mismatch = diagnose(parts.join(''))
        if (mismatch !== null) expect(MismatchSchema.safeParse(mismatch).error).toBeUndefined()
      }),
    )
  })
})

test('of a long stderr the end is read, and the beginning', () => {
  const noise = 'all is well\n'.repeat(20_000)
  const crash = python('7', 'ValueError: no')
  expect(diagnose(noise + crash)).toMatchObject({ code: 'crashed', where: { line: 7 } })
  expect(diagnose(crash + noise)).toMatchObject({ code: 'crashed', where: { line: 7 } })
})

// Without bounds in the patterns these take minutes, in which the machine is nobody else's.
describe('a text that is made to be slow to read is read soon', () => {
  const manyFiles = Array.from({ length: 50 }, (_, index) => `lib/file${index}.py`)
  test.each([
    ['slashes', '/'.repeat(250_000)],
    ['empty lines', '\n'.repeat(250_000)],
    ['beginnings of a stack frame', '    at '.repeat(36_000)],
    ['stack frames that do not end', `    at ${':1'.repeat(125_000)}x`],
    ['blanks', ' '.repeat(250_000)],
    ['places without an error', 'a:1\n'.repeat(62_500)],
    ['worker calls', 'process.abort()'.repeat(16_000)],
    ['SyntaxErrors', 'a:1\nSyntaxError: at at at '.repeat(10_000)],
  ])('%s', (_, stderr) => {
    const startedAt = performance.now()
    diagnoseCrash({ stderr, files: manyFiles, signal: null })
    isStackTrace(stderr)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })
})
