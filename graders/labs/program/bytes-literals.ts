// What Python prints of bytes that were not decoded: b'HELLO \xc3\x96'.

const literal = /\bb'((?:[^'\\\n]|\\.)*)'|\bb"((?:[^"\\\n]|\\.)*)"/g
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** The text that each literal in `output` stands for, read as UTF-8. */
export function decodeBytesLiterals(output: string): string[] {
  return [...output.matchAll(literal)].map(([, single, double]) => {
    const octets = (single ?? double ?? '').replaceAll(/\\(?:x([0-9a-f]{2})|(.))/gs, (_, hex, other) =>
      typeof hex === 'string'
        ? String.fromCharCode(Number.parseInt(hex, 16))
        : (escapes[String(other)] ?? String(other)),
    )
    return Buffer.from(octets, 'latin1').toString('utf8')
  })
}
