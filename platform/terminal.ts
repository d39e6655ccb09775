// What a person sees while something starts: one line per step, with its time.
import { styleText } from 'node:util'

/** Runs one step. Its line is complete when it is done; `work` returns what to say about it. */
export async function printStep<T>(
  title: string,
  work: () => Promise<{ says: string; value: T }>,
): Promise<T> {
  const startedAt = performance.now()
  process.stdout.write(`  ${title.padEnd(18)} `)
  try {
    const { says, value } = await work()
    console.log(`${says}  ${dim(inSeconds(performance.now() - startedAt))}`)
    return value
  } catch (error) {
    console.log(red('failed'))
    throw error
  }
}

export function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}

export function dim(text: string): string {
  return styleText('dim', text, { stream: process.stdout })
}

export function bold(text: string): string {
  return styleText('bold', text, { stream: process.stdout })
}

export function red(text: string): string {
  return styleText('red', text, { stream: process.stdout })
}

export function green(text: string): string {
  return styleText('green', text, { stream: process.stdout })
}

/** Ends the process with a sentence for the user instead of a stack. */
export function endWith(error: unknown): never {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
