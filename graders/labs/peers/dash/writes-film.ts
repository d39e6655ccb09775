import type { DashOrigin } from '#graders/labs/peers/dash/dash-origin.ts'
import type { ProgramHandle } from '#graders/labs/program/program-handle.ts'
import { writesBytes } from '#graders/labs/program/writes-bytes.ts'

/** Its standard output is the film, to the last byte, as it was fetched. Say it when the program has ended. */
export const writesFilm = (
  program: Pick<ProgramHandle, 'capture'>,
  origin: Pick<DashOrigin, 'sentFilm'>,
): void => writesBytes(program, origin.sentFilm())
