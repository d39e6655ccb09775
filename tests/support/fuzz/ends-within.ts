import vm from 'node:vm'

const script = new vm.Script('globalThis.roundtripGuarded()')

/**
 * Whether `run` ended in this time. What did not end is broken off where it stands, in a loop or a regular
 * expression; an exception of `run` goes on to the caller.
 */
export function endsWithin(ms: number, run: () => void): boolean {
  Object.assign(globalThis, { roundtripGuarded: run })
  try {
    script.runInThisContext({ timeout: ms })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return false
    throw error
  } finally {
    Reflect.deleteProperty(globalThis, 'roundtripGuarded')
  }
}
