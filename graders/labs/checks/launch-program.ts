import { GraderFault } from '#graders/labs/board/check-failure.ts'
import { describeError } from '#graders/labs/board/describe-error.ts'
import type { ProgramSpec, RunningProgram, StartProgram } from '#graders/sandbox/contract.ts'

/** Starts a program in a jail of its own. @throws GraderFault when the jail cannot be made */
export async function launchProgram(startProgram: StartProgram, spec: ProgramSpec): Promise<RunningProgram> {
  try {
    return await startProgram(spec)
  } catch (error) {
    throw new GraderFault({
      code: 'sandbox-unavailable',
      because: `The jail for the program could not be made: ${describeError(error)}.`,
      remedy: 'Run ./roundtrip doctor on the grading machine.',
    })
  }
}
