import { type InstrumentAddress, instrumentMetadata, whatIsSet } from '#app/instruments/instrument-address.ts'
import { InstrumentPage } from '#components/instruments/instrument-page.tsx'
import { examplePipelines } from '#components/instruments/pipeline/example-pipelines.ts'
import { readPipelineAddress } from '#components/instruments/pipeline/pipeline-address.ts'
import { PipelineInstrument } from '#components/instruments/pipeline/pipeline-instrument.tsx'

export const metadata = instrumentMetadata('pipeline')

export default async function PipelinePage(address: InstrumentAddress) {
  return (
    <InstrumentPage
      id="pipeline"
      about="Alice signs, encrypts, joins and compresses before she sends; put her steps together as you like. What follows is
        worked out: what Bob can read, and what Trudy can read, change, pass on or send again, step by step."
    >
      <PipelineInstrument
        initial={readPipelineAddress(await whatIsSet(address), examplePipelines[0]?.steps ?? [])}
      />
    </InstrumentPage>
  )
}
