import { CommentNote } from '#components/feedback/comment-note.tsx'
import { fileLines, segmentsOf } from '#components/feedback/segments.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { Program } from '#graders/labs/contract/program.ts'
import { runtimes } from '#graders/runtimes.ts'
import type { CommentView } from '#server/feedback/feedback-view.ts'

/** A program as it was handed in, and below its lines what people said to them. */
export function CommentedProgram({
  program,
  comments,
}: {
  program: Program
  comments: readonly CommentView[]
}) {
  return (
    <section aria-labelledby="program">
      <h2 id="program" className="mb-2 text-21">
        Program
      </h2>
      <p className="marginal mb-4">{runtimes[program.language].edition}</p>
      {program.files.map((file) => (
        <figure key={file.path} className="mb-6">
          <figcaption className="font-mono text-13 font-semibold">
            {file.path}
            {file.path === program.entry && <span className="marginal font-normal"> starts</span>}
          </figcaption>
          <ScrollRegion
            label={`Text of ${file.path}`}
            className="@container mt-1 bg-sunken py-2 text-13 leading-6"
          >
            {segmentsOf(fileLines(file.text), file.path, comments).map((segment) => (
              <div key={segment.from}>
                <div className="flex w-max min-w-full font-mono">
                  {/* Numbers of lines are for the eye: a comment says its own. */}
                  <pre
                    aria-hidden="true"
                    className="sticky left-0 bg-sunken px-3 text-right text-muted select-none"
                  >
                    {segment.numbers}
                  </pre>
                  <pre className="pr-3">{segment.text}</pre>
                </div>
                {segment.comments.map(({ id, place, text, by }) => (
                  <div key={id} className="sticky left-0 w-[100cqw] px-3 py-2">
                    <CommentNote
                      where={
                        place.on === 'lines' && place.from !== place.to
                          ? `Lines ${place.from} to ${place.to}`
                          : null
                      }
                      {...{ text, by }}
                    />
                  </div>
                ))}
              </div>
            ))}
          </ScrollRegion>
        </figure>
      ))}
    </section>
  )
}
