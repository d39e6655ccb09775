import { canaries } from '#server/testing/canaries.ts'

/** A small lab with canaries in its hidden check and its solution: one visible check, one hidden, one point each. */
export function labFiles(): Map<string, Uint8Array> {
  const files = {
    'exercise.md': exercise,
    'lab.ts': lab,
    'hidden.ts': hidden,
    'starter/main.py': starter,
    'solutions/right.py': rightProgram.files[0]?.text ?? '',
  }
  return new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))
}

const exercise = `---
id: small-uppercase-client
title: A small client
version: 1
topic: sockets
parts:
  - id: program
    kind: lab
    ask: Write a client for the uppercase server.
    languages: [python]
    arguments: [HOST, PORT]
    connectionModel:
      - question: How many messages does a connection carry?
        answer: One.
---
## Statement

Write it.

## Solution

Read until the server closes. ${canaries.labSolution}
`

const lab = `import { check, everyAddressAnswers, lab } from '#graders/author/lab'
import { tcpUppercase } from '#graders/author/uppercase'

export const prints = check('prints-reply', {
  tier: 'works',
  says: 'Prints the reply of the server.',
  points: 1,
  async run({ program, open }) {
    const server = await open(tcpUppercase())
    const client = await program.start({ args: [server.host, server.port], stdin: 'hello\\n' })
    await client.prints('HELLO', { withinMs: 5_000 })
  },
})

export default lab({ internet: everyAddressAnswers({ host: '198.51.100.7' }), checks: [prints] })
`

const hidden = `import { check, hiddenChecks } from '#graders/author/lab'
import { tcpUppercase } from '#graders/author/uppercase'

const other = check('other-words', {
  tier: 'survives',
  says: 'Sends other words as well.',
  points: 1,
  async run({ program, open }) {
    const server = await open(tcpUppercase())
    const client = await program.start({ args: [server.host, server.port], stdin: '${canaries.hiddenCheck}\\n' })
    await client.prints('${canaries.hiddenCheck.toUpperCase()}', { withinMs: 5_000 })
  },
})

export default hiddenChecks([other])
`

const starter = `print("not yet")
`

/** A program that passes every check of it. */
export const rightProgram = {
  language: 'python' as const,
  files: [
    {
      path: 'main.py',
      text: `import socket, sys

with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
    connection.sendall(sys.stdin.readline().encode())
    connection.shutdown(socket.SHUT_WR)
    reply = b""
    while piece := connection.recv(4096):
        reply += piece
print(reply.decode())
`,
    },
  ],
}
