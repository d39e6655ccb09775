'use client'
import { type RefObject, useDeferredValue, useRef, useState } from 'react'
import { StreamDrawing } from '#components/figures/streaming/stream-drawing.tsx'
import { StreamTable } from '#components/figures/streaming/stream-table.tsx'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { NumberSlider } from '#components/instruments/number-slider.tsx'
import { ChoosersTable, chooserWords } from '#components/instruments/rate-adaptation/choosers-table.tsx'
import { SegmentFields } from '#components/instruments/rate-adaptation/segment-fields.tsx'
import {
  bestOf,
  chosenIn,
  type StreamChoice,
  type StreamSettings,
  streamNumbers,
  streamOf,
  streamTextMax,
  writeStreamSettings,
} from '#components/instruments/rate-adaptation/stream-settings.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { tellRate, tellSeconds } from '#graders/parts/rate-adaptation/live/tell-stream.ts'
import { formatNumber } from '#protocols/quantity/quantity.ts'
import { choosers } from '#protocols/streaming/choose-as.ts'
import { type PlayedStream, playStream } from '#protocols/streaming/play-stream.ts'
import type { VideoStream } from '#protocols/streaming/stream.ts'

const choices: readonly { id: StreamChoice; name: string }[] = [
  ...choosers.map((id) => ({ id, name: chooserWords[id] })),
  { id: 'own', name: 'your own choice' },
]

/** A video over a network whose rate changes: what becomes of it with each way to choose qualities, or one's own. */
export function RateAdaptationInstrument({ initial }: { initial: StreamSettings }) {
  const [settings, setSettings] = useState(initial)
  const drawing = useRef<HTMLDivElement>(null)
  const shown = useDeferredValue(settings)
  const read = streamOf(shown)
  const { numbers, choice } = settings
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-8 lg:grid lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)] lg:items-start lg:gap-x-12">
        <form className="flex flex-col gap-3" onSubmit={(event) => event.preventDefault()}>
          <TextField
            label="What the network carries"
            description="Mbit/s for seconds, one period after the other; the last one lasts."
            value={settings.network}
            onChange={(network) => setSettings({ ...settings, network })}
            error={read.ok ? undefined : read.network}
            maxLength={streamTextMax}
            autoComplete="off"
            spellCheck={false}
            mono
          />
          <TextField
            label="Qualities in Mbit/s"
            value={settings.qualities}
            onChange={(qualities) => setSettings({ ...settings, qualities })}
            error={read.ok ? undefined : read.qualities}
            maxLength={streamTextMax}
            autoComplete="off"
            spellCheck={false}
            mono
          />
          {streamNumbers.map((setting) => (
            <NumberSlider
              key={setting.id}
              setting={setting}
              value={numbers[setting.id]}
              {...(setting.id === 'bufferSeconds' && numbers.bufferSeconds === 0
                ? { words: 'without bounds' }
                : {})}
              onChange={(value) => setSettings({ ...settings, numbers: { ...numbers, [setting.id]: value } })}
            />
          ))}
          <Select
            label="The player chooses"
            options={choices}
            value={choice}
            onChange={(id) =>
              setSettings({ ...settings, choice: choices.find((each) => each.id === id)?.id ?? choice })
            }
          />
        </form>
        {read.ok && (
          <div className="flex min-w-0 flex-col gap-6">
            <ChoosersTable stream={read.stream} />
            <Picture settings={shown} stream={read.stream} drawing={drawing} />
          </div>
        )}
      </div>
      {read.ok && (
        <Segments
          settings={shown}
          stream={read.stream}
          onChosen={(own) => setSettings({ ...settings, choice: 'own', own })}
        />
      )}
      <InstrumentActions
        query={writeStreamSettings(settings)}
        drawings={[{ name: 'drawing', file: 'rate-adaptation.svg', within: drawing }]}
      />
    </div>
  )
}

interface PictureProps {
  settings: StreamSettings
  stream: VideoStream
  drawing: RefObject<HTMLDivElement | null>
}

/** What becomes of the video with what is chosen: in a sentence, and drawn. */
function Picture({ settings, stream, drawing }: PictureProps) {
  const played = playStream(stream, chosenIn(settings, stream))
  const names = stream.qualities.map((rate) => formatNumber(rate, 4))
  return (
    <div ref={drawing}>
      <p aria-live="polite" className="min-h-12 max-w-measure">
        {tellPlayed(played)}
      </p>
      <StreamDrawing label="Network, buffer and picture" stream={stream} played={played} names={names} />
    </div>
  )
}

interface SegmentsProps {
  settings: StreamSettings
  stream: VideoStream
  onChosen: (own: readonly number[]) => void
}

/** Segment by segment: its quality, to be changed, and what becomes of it. */
function Segments({ settings, stream, onChosen }: SegmentsProps) {
  const [found, setFound] = useState('')
  const chosen = chosenIn(settings, stream)
  function best() {
    const sound = bestOf(stream)
    setFound(sound === null ? 'There is no way without a pause.' : '')
    if (sound !== null) onChosen(sound)
  }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <SegmentFields chosen={chosen} qualities={stream.qualities} onChange={onChosen} />
      <p className="flex flex-wrap items-center gap-3 print:hidden">
        <Button onPress={best}>Choose the best that never stands still</Button>
        <output className="text-15 text-muted">{found}</output>
      </p>
      <StreamTable
        caption="What becomes of each segment"
        played={playStream(stream, chosen)}
        names={stream.qualities.map(tellRate)}
      />
    </div>
  )
}

function tellPlayed({ start, segments, stalls, meanRate, switches }: PlayedStream): string {
  const stood = segments.reduce((sum, { stall }) => sum + stall, 0)
  const stands =
    stalls === 0 ? 'never stands still' : `stands still ${timesOf(stalls)}, ${tellSeconds(stood)} in all`
  return `The picture starts at ${tellSeconds(start)} and ${stands}. Its mean rate is ${tellRate(meanRate)}, and the quality changes ${switches === 0 ? 'never' : timesOf(switches)}.`
}

const timesOf = (count: number) => (count === 1 ? 'once' : `${count} times`)
