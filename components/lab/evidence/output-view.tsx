'use client'
import { concatBytes, decodeBase64 } from '#components/lab/evidence/bytes.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'
import type { Where } from '#graders/outcome.ts'

export interface OutputViewProps {
  check: CheckLog
  where: Where | undefined
}

/** What the program wrote, whole; where the platform kept only the beginning, it says so at that place. */
export function OutputView({ check, where }: OutputViewProps) {
  return (
    <div className="flex flex-col gap-5">
      {(['compiler', 'stdout', 'stderr'] as const).map((stream) => {
        const chunks = check.output.filter((chunk) => chunk.stream === stream)
        const bytes = concatBytes(chunks.map((chunk) => decodeBase64(chunk.base64)))
        if (stream === 'compiler' && bytes.length === 0) return null
        const name = names[stream]
        const here = where?.stream === streams[stream] ? where.offset : undefined
        return (
          <section key={stream} aria-label={name}>
            <p className="text-13 font-semibold">
              {name} <span className="font-normal text-muted">{bytes.length} bytes</span>
            </p>
            <ScrollRegion
              label={`${name}, text`}
              className="mt-1 max-h-96 overflow-y-auto bg-sunken px-3 py-2"
            >
              <pre className="text-13 leading-6">
                {bytes.length === 0 ? (
                  <span className="text-muted">nothing was written</span>
                ) : (
                  <MarkedText bytes={bytes} wrong={here} />
                )}
              </pre>
            </ScrollRegion>
          </section>
        )
      })}
      {check.outputCut && (
        <p className="text-13 text-attention">
          Your program wrote more than is kept for one check. What is above is the beginning; the rest was
          dropped.
        </p>
      )}
    </div>
  )
}

/** What the compiler warned of costs nothing, and stands before what the program did. */
const names = { compiler: 'Compiler', stdout: 'Standard output', stderr: 'Standard error' } as const
const streams = { compiler: 'source', stdout: 'output', stderr: 'errors' } as const

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function MarkedText({ bytes, wrong }: { bytes: Uint8Array; wrong: number | undefined }) {
  if (wrong === undefined || wrong >= bytes.length) return text(bytes)
  return (
    <>
      {text(bytes.subarray(0, wrong))}
      <mark className="bg-fail font-semibold text-background">
        <span className="sr-only">first wrong byte: </span>
        {text(bytes.subarray(wrong, wrong + 1)).replace('\n', '\\n\n')}
      </mark>
      {text(bytes.subarray(wrong + 1))}
    </>
  )
}
