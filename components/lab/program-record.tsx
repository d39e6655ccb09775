import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import { type Program } from '#graders/labs/contract/program.ts'
import { runtimes } from '#graders/runtimes.ts'

/** A program as it was handed in. */
export function ProgramRecord({ program }: { program: Program }) {
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
          <ScrollRegion label={`Text of ${file.path}`} className="mt-1 bg-sunken px-3 py-2">
            <pre className="text-13 leading-6">{file.text}</pre>
          </ScrollRegion>
        </figure>
      ))}
    </section>
  )
}
