import { describe, expect, test } from 'vitest'
import { selectEntry } from '#graders/labs/contract/select-entry.ts'

const connects = 's = socket.create_connection((host, port))'
const listens = "s.bind(('', port)); s.listen()"

describe('by names alone', () => {
  test.each([
    [['main.py'], 'main.py', 'python'],
    [['main.PY'], 'main.PY', 'python'],
    [['client.js'], 'client.js', 'javascript'],
    [['client.mjs', 'notes.txt'], 'client.mjs', 'javascript'],
    [['helper.py', 'main.py', 'lib/other.py'], 'main.py', 'python'],
    [['main.ts', 'package.json'], 'main.ts', 'typescript'],
    [['__main__.py', 'proto.py'], '__main__.py', 'python'],
    [['README.md', 'src/main.py', 'src/net.py'], 'src/main.py', 'python'],
    [['client/__main__.py', 'client/net.py'], 'client/__main__.py', 'python'],
    [['lib/main.py', 'x.py'], 'lib/main.py', 'python'],
    [['client.py', 'test_client.py', 'setup.py', 'tests/all.py', '__init__.py'], 'client.py', 'python'],
    [['client.js', 'client.test.js', 'vite.config.js'], 'client.js', 'javascript'],
  ])('%j: %s is started', (files, file, runtime) => {
    expect(selectEntry(files)).toEqual({ ok: true, file, runtime })
  })

  test.each([
    [[], 'no file that ends in .py, .js, .ts, .c, .java or .go'],
    [['notes.txt'], 'no file that ends in .py, .js, .ts, .c, .java or .go'],
    [['main.py', 'main.js'], 'main.py, main.js could each be the program'],
    [['a.py', 'b.py'], 'a.py, b.py could each be the program'],
    [['a/main.py', 'b/main.py'], 'a/main.py, b/main.py could each be the program'],
    [['TCPClient.py', 'TCPServer.py'], 'could each be the program'],
  ])('%j: nothing can be started', (files, says) => {
    const entry = selectEntry(files)
    expect(entry).toMatchObject({ ok: false, mismatch: { code: 'language', problem: 'no-entry' } })
    expect(JSON.stringify(entry)).toContain(says)
  })
})

describe('by the role of the lab', () => {
  test.each<[Record<string, string>, 'client' | 'server', string]>([
    [{ 'TCPClient.py': connects, 'TCPServer.py': listens }, 'client', 'TCPClient.py'],
    [{ 'TCPClient.py': connects, 'TCPServer.py': listens }, 'server', 'TCPServer.py'],
    [{ 'a.py': connects, 'b.py': listens }, 'client', 'a.py'],
    [{ 'a.py': connects, 'b.py': listens }, 'server', 'b.py'],
    [{ 'ask.py': 'from net import ask', 'net.py': connects }, 'client', 'ask.py'],
    [{ 'ask.js': "const { ask } = require('./net')", 'net.js': 'net.connect(1)' }, 'client', 'ask.js'],
    [{ 'app.js': "import { ask } from './lib/net.js'", 'lib/net.js': 'net.connect(1)' }, 'client', 'app.js'],
    [
      { 'package.json': '{ "main": "./lib/start.js" }', 'lib/start.js': '', 'lib/other.js': '' },
      'client',
      'lib/start.js',
    ],
    [{ 'hello.py': 'print(1)', 'program.py': connects }, 'client', 'program.py'],
    [
      { 'tcp_c.c': 'int main() { connect(fd); }', 'tcp_s.c': 'int main() { listen(fd, 5); }' },
      'server',
      'tcp_s.c',
    ],
    [
      { 'ask.c': 'int ask(void) { connect(fd); }', 'start.c': 'int main(void) { ask(); }' },
      'client',
      'start.c',
    ],
    [
      {
        'Ask.java': 'new Socket(h, 1)',
        'A.java': 'void main(String[] a) { new ServerSocket(1); }',
        'B.java': 'void main(String[] a) { new DatagramSocket(); Ask.it(); }',
      },
      'client',
      'B.java',
    ],
    [
      {
        'One.java': 'void main(String[] a) { new DatagramSocket(9); }',
        'Two.java': 'void main(String[] a) { new Socket(h, 9); }',
      },
      'server',
      'One.java',
    ],
  ])('%j as a %s: %s is started', (texts, role, file) => {
    const textOf = (name: string) => texts[name] ?? null
    expect(selectEntry(Object.keys(texts), { role, textOf })).toMatchObject({ ok: true, file })
  })

  test('two that fit are unclear, and named', () => {
    const entry = selectEntry(['a.py', 'b.py', 'server.py'], { role: 'client', textOf: () => connects })
    expect(JSON.stringify(entry)).toContain('a.py, b.py could each be the program')
  })
})

describe('what somebody chose', () => {
  test('is started, whatever else is there', () => {
    const entry = selectEntry(['main.py', 'other.py'], { chosen: 'other.py' })
    expect(entry).toEqual({ ok: true, file: 'other.py', runtime: 'python' })
  })

  test.each([
    ['gone.py', 'there is no file gone.py'],
    ['notes.txt', 'notes.txt does not end in'],
  ])('%s is refused in words', (chosen, says) => {
    expect(JSON.stringify(selectEntry(['main.py', 'notes.txt'], { chosen }))).toContain(says)
  })
})
