/** What an octet can mean, and the numbers that begin with it. */
export function octetWords(octets: Uint8Array, at: number): string {
  const octet = octets[at] ?? 0
  const bits = octet.toString(2).padStart(8, '0').replace(/^..../u, '$& ')
  const letter = octet > 0x20 && octet < 0x7f ? `, “${String.fromCharCode(octet)}”` : ''
  const number = (width: number) =>
    at + width > octets.length
      ? ''
      : `; ${width} octets from here: ${octets.slice(at, at + width).reduce((sum, each) => sum * 256 + each, 0)}`
  return `Octet ${at}: ${octet}, bits ${bits}${letter}${number(2)}${number(4)}.`
}
