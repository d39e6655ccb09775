// Programs that different people might have written for one task, and copies of them, from a seed.
import { makeRandom, type Random } from '#graders/random.ts'

export interface SimilarProgram {
  name: string
  text: string
}

export const starterOfTests = `import socket
import sys

# What everybody is given: it opens the connection and reads the arguments.
def open_connection(arguments):
    host, port = arguments[1], int(arguments[2])
    connection = socket.create_connection((host, port))
    connection.settimeout(10)
    return connection

def read_line(connection):
    received = b""
    while not received.endswith(b"\\n"):
        piece = connection.recv(1)
        if piece == b"":
            break
        received += piece
    return received.decode("ascii")
`

const words = 'reply buffer count line total item part index state limit value queue number data chunk'.split(
  ' ',
)

/** `count` programs of their own, all with the starter in them. */
export function makePrograms(count: number, seed: string): SimilarProgram[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `student-${at}`,
    text: `${starterOfTests}\n${makeFunctions(`${seed} ${at}`).join('\n\n')}\n`,
  }))
}

type Pick = <One>(list: readonly One[]) => One

function makeFunctions(seed: string): string[] {
  const random = makeRandom(seed)
  const pick: Pick = (list) => {
    const one = list[random.below(list.length)]
    if (one === undefined) throw new Error('There is nothing to pick.')
    return one
  }
  return Array.from({ length: 4 + random.below(3) }, (_, at) => {
    const [a, b] = [pick(words), pick(words)]
    const body = Array.from({ length: 4 + random.below(5) }, () => statement(pick, random, a, b, 1))
    return `# Does step ${at}.\ndef step_${at}(${a}, ${b}):\n${body.join('\n')}\n    return ${expression(pick, random, a, b, 2)}`
  })
}

function statement(pick: Pick, random: Random, a: string, b: string, depth: number): string {
  const pad = '    '.repeat(depth)
  const say = () => expression(pick, random, a, b, 2)
  const deeper = () => statement(pick, random, a, b, depth + 1)
  const forms: (() => string)[] = [
    () => `${pad}${a} = ${say()}`,
    () => `${pad}${b} += ${say()}`,
    () => `${pad}print(${say()}, ${say()})`,
    () => `${pad}${a}.append(${say()})`,
    () => `${pad}sys.stdout.write(${say()})`,
  ]
  const blocks: (() => string)[] = [
    () => `${pad}if ${say()}:\n${deeper()}`,
    () => `${pad}while ${say()} < ${b}:\n${deeper()}\n${deeper()}`,
    () => `${pad}for ${a} in ${say()}:\n${deeper()}`,
    () => `${pad}try:\n${deeper()}\n${pad}except OSError:\n${deeper()}`,
    () => `${pad}if ${say()}:\n${deeper()}\n${pad}else:\n${deeper()}`,
  ]
  return pick(depth > 2 ? forms : [...forms, ...blocks])()
}

function expression(pick: Pick, random: Random, a: string, b: string, depth: number): string {
  const deeper = () => expression(pick, random, a, b, depth - 1)
  const plain: (() => string)[] = [
    () => a,
    () => b,
    () => String(random.below(100)),
    () => `"${pick(words)}"`,
  ]
  const built: (() => string)[] = [
    () => `${deeper()} + ${deeper()}`,
    () => `${deeper()} * ${deeper()}`,
    () => `${a}.recv(${deeper()})`,
    () => `len(${deeper()})`,
    () => `${b}[${deeper()}]`,
    () => `${a}.split(${deeper()})[${deeper()}]`,
    () => `[${deeper()}, ${deeper()}]`,
    () => `not ${deeper()}`,
    () => `{"${pick(words)}": ${deeper()}}`,
  ]
  return pick(depth === 0 ? plain : [...plain, ...built])()
}

/** Every name replaced, consistently. */
export const renamed = (text: string): string =>
  text.replace(
    new RegExp(`\\b(?:${words.join('|')}|step_\\d+)\\b`, 'g'),
    (word) => `my_${word.length}_${word.at(-1)}x`,
  )

/** Comments gone, blank lines gone, laid out by another hand. */
export const stripped = (text: string): string =>
  text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
    .replaceAll(' = ', '=')
    .replaceAll(', ', ' ,')
    .replaceAll('    ', '  ')

/** The functions after the starter in another order. */
export function withFunctionsReordered(text: string): string {
  const functions = text.slice(starterOfTests.length).trim().split('\n\n')
  return `${starterOfTests}\n${functions.toReversed().join('\n\n')}\n`
}
