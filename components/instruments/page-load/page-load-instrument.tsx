'use client'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { SpaceTimeDiagram } from '#components/content/space-time-diagram.tsx'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { NumberSlider } from '#components/instruments/number-slider.tsx'
import {
  numberSettings,
  type PageLoadSettings,
  writeSettings,
} from '#components/instruments/page-load/settings.ts'
import { WaysPlot } from '#components/instruments/page-load/ways-plot.tsx'
import { WaysTable } from '#components/instruments/page-load/ways-table.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import { loadInWay, timesOfWays, waysToLoad, winnersByRtt } from '#protocols/timeline/ways-to-load.ts'

const rttsMs = Array.from({ length: 41 }, (_, index) => index * 10)

/** A page loaded in every way side by side, with numbers to move; the address holds what is set. */
export function PageLoadInstrument({ initial }: { initial: PageLoadSettings }) {
  const [settings, setSettings] = useState(initial)
  const { load, drawn } = settings
  const plot = useRef<HTMLDivElement>(null)
  const diagram = useRef<HTMLDivElement>(null)
  // The slider moves on while the drawings catch up.
  const shown = useDeferredValue(load)
  const times = useMemo(() => timesOfWays(shown), [shown])
  const winners = useMemo(() => winnersByRtt(shown, rttsMs), [shown])
  const way = waysToLoad.find(({ id }) => id === drawn)
  const timeline = useMemo(() => (way === undefined ? null : loadInWay(shown, way)), [shown, way])
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-8 lg:grid lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)] lg:items-start lg:gap-x-12">
        <form className="flex flex-col gap-3" onSubmit={(event) => event.preventDefault()}>
          {numberSettings.map((setting) => (
            <NumberSlider
              key={setting.id}
              setting={setting}
              value={load[setting.id]}
              onChange={(value) => setSettings({ ...settings, load: { ...load, [setting.id]: value } })}
            />
          ))}
          <Select
            label="Connections at the same time"
            options={[
              { id: 'shared', name: 'share the rate of the line' },
              { id: 'each', name: 'do not slow each other down' },
            ]}
            value={load.bandwidth}
            onChange={(id) =>
              setSettings({ ...settings, load: { ...load, bandwidth: id === 'each' ? 'each' : 'shared' } })
            }
          />
          <noscript>
            <Button type="submit">Show it</Button>
          </noscript>
        </form>
        <div className="flex min-w-0 flex-col gap-6">
          <WaysTable times={times} />
          <div ref={plot}>
            <ScrollRegion label="Plot of the time over the round-trip time">
              <WaysPlot load={shown} rttsMs={rttsMs} />
            </ScrollRegion>
          </div>
          <ul className="list-disc pl-5 text-15">
            {winners.map(({ fromMs, toMs, names }) => (
              <li key={fromMs}>
                Round trips {fromMs === toMs ? `of ${fromMs}` : `from ${fromMs} to ${toMs}`} ms:{' '}
                {names.length === waysToLoad.length ? 'all alike' : names.join('; or ')}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <section aria-labelledby="drawn-way" className="min-w-0">
        <h2 id="drawn-way" className="mb-2 text-21">
          Message by message
        </h2>
        <Select
          label="Draw"
          options={waysToLoad}
          value={drawn}
          onChange={(id) =>
            setSettings({ ...settings, drawn: waysToLoad.find((one) => one.id === id)?.id ?? drawn })
          }
          className="max-w-sm"
        />
        <div ref={diagram}>
          {timeline !== null && <SpaceTimeDiagram title={way?.name ?? ''} timeline={timeline} />}
        </div>
      </section>
      <InstrumentActions
        query={writeSettings(settings)}
        drawings={[
          { name: 'plot', file: 'page-load.svg', within: plot },
          { name: 'diagram', file: `${drawn}.svg`, within: diagram },
        ]}
      />
    </div>
  )
}
