import type { ProgramHandle } from '#graders/labs/program/program-handle.ts'

/** The program prints the message, or one of these, with whatever line ends; and ends, or has printed it by then. */
export async function printsMessage(
  program: ProgramHandle,
  texts: string | readonly string[],
  { withinMs }: { withinMs: number },
): Promise<void> {
  const wanted = [texts].flat().map((text) => text.trimEnd())
  const isThere = () => {
    const output = program.output.replaceAll('\r\n', '\n')
    return wanted.some((text) => output.includes(text))
  }
  await program.ends({ withinMs }).catch((error: unknown) => {
    // Whether it ends is asked elsewhere.
    if (!isThere()) throw error
  })
  if (!isThere()) await program.prints(wanted[0] ?? '', { withinMs })
}
