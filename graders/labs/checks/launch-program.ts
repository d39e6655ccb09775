import { GraderFault } from '#graders/labs/board/check-failure.ts'
import { describeError } from '#graders/labs/board/describe-error.ts'
import type { CheckSurroundings } from '#graders/labs/checks/run-check.ts'
import { type LabFiles, topNames } from '#graders/labs/program/stage-files.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

/** Starts the submission in a jail of its own. @throws GraderFault when the jail cannot be made */
export async function launchProgram(
  {
    submission,
    internet,
    limits,
    startProgram,
  }: Pick<CheckSurroundings, 'submission' | 'internet' | 'limits' | 'startProgram'>,
  network: CheckNetwork,
  { folder, files = {} }: { folder: string; files: LabFiles | undefined },
  args: readonly string[],
) {
  const { entry, runtime } = submission
  try {
    return await startProgram({
      runtime,
      submissionDir: folder,
      ownFiles: topNames(files),
      entry,
      args,
      hosts: internet.names,
      limits,
      network,
    })
  } catch (error) {
    throw new GraderFault({
      code: 'sandbox-unavailable',
      because: `The jail for the program could not be made: ${describeError(error)}.`,
      remedy: 'Run ./roundtrip doctor on the grading machine.',
    })
  }
}
