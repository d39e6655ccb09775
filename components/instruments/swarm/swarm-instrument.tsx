'use client'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { NumberSlider } from '#components/instruments/number-slider.tsx'
import { PickingsTable } from '#components/instruments/swarm/pickings-table.tsx'
import { SwarmGrid, tellHolders } from '#components/instruments/swarm/swarm-grid.tsx'
import { SwarmPlot } from '#components/instruments/swarm/swarm-plot.tsx'
import {
  findPicking,
  pickingWords,
  planOf,
  roundSetting,
  type SwarmSettings,
  swarmNumbers,
  writeSwarmSettings,
} from '#components/instruments/swarm/swarm-settings.ts'
import { Select } from '#components/ui/field/select.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import { pickings, simulateSwarm } from '#protocols/swarm/simulate-swarm.ts'

/** A file that spreads from a seed over peers: how fast by each way to choose pieces, and what is lost when the seed goes. */
export function SwarmInstrument({ initial }: { initial: SwarmSettings }) {
  const [settings, setSettings] = useState(initial)
  const { numbers, picking } = settings
  const plot = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  // The slider moves on while the drawings catch up.
  const shown = useDeferredValue(settings)
  const plan = useMemo(() => planOf(shown.numbers), [shown.numbers])
  const played = useMemo(
    () => pickings.map((each) => ({ picking: each, swarm: simulateSwarm(plan, each) })),
    [plan],
  )
  const chosen = played.find((each) => each.picking === shown.picking) ?? played[0]
  const last = (chosen?.swarm.rounds.length ?? 1) - 1
  const round = Math.min(shown.round, last)
  const hasSeed = plan.seedLeavesAfter === null || round < plan.seedLeavesAfter
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-8 lg:grid lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)] lg:items-start lg:gap-x-12">
        <form className="flex flex-col gap-3" onSubmit={(event) => event.preventDefault()}>
          {swarmNumbers.map((setting) => (
            <NumberSlider
              key={setting.id}
              setting={setting}
              value={numbers[setting.id]}
              {...(setting.id === 'seedLeavesAfter' && numbers.seedLeavesAfter === 0
                ? { words: 'to the end' }
                : {})}
              onChange={(value) => setSettings({ ...settings, numbers: { ...numbers, [setting.id]: value } })}
            />
          ))}
        </form>
        <div className="flex min-w-0 flex-col gap-6">
          <PickingsTable played={played} />
          <div ref={plot}>
            <ScrollRegion label="Plot of what all peers have, round after round">
              <SwarmPlot played={played} all={plan.pieces * plan.peers} round={round} />
            </ScrollRegion>
          </div>
          <p className="max-w-measure text-15 text-muted">
            The seed alone, with nobody passing anything on, would need{' '}
            {Math.ceil((plan.pieces * plan.peers) / plan.seedUploads)} rounds or more.
          </p>
        </div>
      </div>
      <section aria-labelledby="round-by-round" className="min-w-0">
        <h2 id="round-by-round" className="mb-2 text-21">
          Round by round
        </h2>
        <div className="grid max-w-3xl gap-x-6 gap-y-3 sm:grid-cols-2">
          <Select
            label="A peer asks for"
            options={pickings.map((id) => ({ id, name: pickingWords[id] }))}
            value={picking}
            onChange={(id) => setSettings({ ...settings, picking: findPicking(id) })}
          />
          <NumberSlider
            setting={{ ...roundSetting, max: last }}
            value={Math.min(settings.round, last)}
            words={`${Math.min(settings.round, last)} of ${last}`}
            onChange={(value) => setSettings({ ...settings, round: value })}
          />
        </div>
        <p aria-live="polite" className="mt-2 min-h-12 max-w-measure">
          {hasSeed ? 'The seed is there. ' : 'The seed is gone. '}
          {chosen && tellHolders(chosen.swarm.rounds[round] ?? [], plan.pieces, hasSeed)}
        </p>
        {chosen && (
          <div ref={grid}>
            <ScrollRegion label="Who has which piece">
              <SwarmGrid swarm={chosen.swarm} pieces={plan.pieces} round={round} hasSeed={hasSeed} />
            </ScrollRegion>
          </div>
        )}
      </section>
      <InstrumentActions
        query={writeSwarmSettings(settings)}
        drawings={[
          { name: 'plot', file: 'swarm.svg', within: plot },
          { name: 'pieces', file: `swarm-round-${round}.svg`, within: grid },
        ]}
      />
    </div>
  )
}
