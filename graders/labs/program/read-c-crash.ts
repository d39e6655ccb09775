import type { CrashReader } from '#graders/labs/program/crash-reader.ts'

/** What is wrong with its source the compiler has said before it ran; a program in C dies of a signal, without a trace. */
export const readCCrash: CrashReader = {
  isStackTrace: () => false,
  diagnose: () => null,
  findSpot: () => null,
}
