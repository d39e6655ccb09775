import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { currentViewer } from '#app/current-viewer.ts'
import { Markdown } from '#components/content/markdown.tsx'
import { InstrumentLinks } from '#components/instruments/instrument-links.tsx'
import { instrumentsOf } from '#components/instruments/instrument-list.ts'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { UnitExercises } from '#components/units/unit-exercises.tsx'
import { UnitFoot } from '#components/units/unit-foot.tsx'
import { openUnit } from '#server/units/open-unit.ts'

interface UnitPageProps {
  params: Promise<{ unit: string }>
}

const load = cache(async (id: string) => (await openUnit(id)) ?? notFound())

export async function generateMetadata({ params }: UnitPageProps): Promise<Metadata> {
  const { title } = await load((await params).unit)
  return { title, description: `${title}: what it is about, and exercises to try.` }
}

export default async function UnitPage({ params }: UnitPageProps) {
  const unit = await load((await params).unit)
  const instruments = instrumentsOf(unit.id)
  return (
    <>
      <PageHeader title={unit.title} trail={[{ href: '/units', name: 'Units' }]} />
      <div className="flex flex-col gap-10 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)] lg:items-start lg:gap-x-12">
        <section aria-labelledby="about" className="max-w-measure min-w-0">
          <h2 id="about" className="sr-only">
            What it is about
          </h2>
          <Markdown text={unit.about} />
        </section>
        <div className="flex min-w-0 flex-col gap-8">
          <section aria-labelledby="exercises">
            <h2 id="exercises" className="mb-2 text-21">
              Exercises
            </h2>
            <UnitExercises exercises={unit.exercises} signedIn={(await currentViewer()) !== null} />
          </section>
          {instruments.length > 0 && (
            <section aria-labelledby="instruments">
              <h2 id="instruments" className="mb-2 text-21">
                {instruments.length === 1 ? 'An instrument' : 'Instruments'}
              </h2>
              <InstrumentLinks instruments={instruments} />
            </section>
          )}
          <section aria-labelledby="afterwards">
            <h2 id="afterwards" className="mb-2 text-21">
              What you can do afterwards
            </h2>
            <Markdown text={unit.afterwards} />
          </section>
          <section aria-labelledby="references">
            <h2 id="references" className="mb-2 text-21">
              References
            </h2>
            <Markdown text={unit.references} />
          </section>
        </div>
      </div>
      <UnitFoot previous={unit.previous} next={unit.next} />
    </>
  )
}
