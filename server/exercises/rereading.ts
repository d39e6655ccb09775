/** The files of a draft that was saved anew went, between reading which they are and reading them. */
export class TreeGone extends Error {}

const triesMax = 5

/** A use case that begins again, with what is true by then, when another save took its draft's files away. */
export function rereading<Args extends unknown[], Result>(
  useCase: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await useCase(...args)
      } catch (error) {
        if (!(error instanceof TreeGone) || tries === triesMax) throw error
      }
    }
  }
}
