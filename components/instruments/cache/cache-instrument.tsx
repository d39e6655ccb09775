'use client'
import { useDeferredValue, useMemo, useState } from 'react'
import {
  type CacheTexts,
  originTextMax,
  readCacheTexts,
  requestsTextMax,
  writeCacheTexts,
} from '#components/instruments/cache/cache-texts.ts'
import { readOrigin, readRequests } from '#components/instruments/cache/read-trace.ts'
import { StepsTable } from '#components/instruments/cache/steps-table.tsx'
import { InstrumentActions } from '#components/instruments/instrument-actions.tsx'
import { NumberSlider } from '#components/instruments/number-slider.tsx'
import { TextArea } from '#components/instruments/text-area.tsx'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { traceDate } from '#protocols/http-cache/cache-trace.ts'
import { type CacheStep, playCacheTrace } from '#protocols/http-cache/play-cache-trace.ts'

const guessing = {
  id: 'guess',
  key: 'guess',
  label: 'Guesses, where no lifetime is named',
  unit: '%',
  min: 0,
  max: 100,
  otherwise: 0,
}

/** A cache before an origin that changes: what it does with each request, and why. */
export function CacheInstrument({ initial }: { initial: CacheTexts }) {
  const [texts, setTexts] = useState(initial)
  const shown = useDeferredValue(texts)
  const origin = useMemo(() => readOrigin(shown.origin), [shown.origin])
  const requests = useMemo(() => readRequests(shown.requests), [shown.requests])
  const steps = useMemo(
    () =>
      origin.ok && requests.ok
        ? playCacheTrace(origin.value, requests.value, {
            shared: shown.cache === 'shared',
            heuristic: shown.guess === 0 ? null : shown.guess / 100,
          })
        : null,
    [origin, requests, shown.cache, shown.guess],
  )
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Select
          label="The cache is"
          options={[
            { id: 'shared', name: 'a shared one, between many users and the origin' },
            { id: 'private', name: 'a private one, of a browser' },
          ]}
          value={texts.cache}
          onChange={(cache) => setTexts({ ...texts, cache: cache === 'private' ? 'private' : 'shared' })}
        />
        <NumberSlider
          setting={guessing}
          value={texts.guess}
          words={texts.guess === 0 ? 'it does not guess' : `${texts.guess} % of the time since Last-Modified`}
          onChange={(guess) => setTexts({ ...texts, guess })}
        />
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <TextArea
          label="What the origin answers"
          description={`A path, then its fields; an empty line before the next. A time may be written as at 120 s; 0 s is ${traceDate(0)}.`}
          text={texts.origin}
          rows={12}
          max={originTextMax}
          error={origin.ok ? null : origin.says}
          onChange={(text) => setTexts({ ...texts, origin: text })}
        />
        <TextArea
          label="What comes to the cache"
          description="A request on a line: when, its method if it is not GET, and its path; fields behind bars."
          text={texts.requests}
          rows={12}
          max={requestsTextMax}
          error={requests.ok ? null : requests.says}
          onChange={(text) => setTexts({ ...texts, requests: text })}
        />
      </div>
      <p aria-live="polite" className="min-h-12 max-w-measure">
        {steps === null ? 'It can be played when all of it can be read.' : tellSteps(steps)}
      </p>
      {steps !== null && requests.ok && <StepsTable requests={requests.value} steps={steps} />}
      <p className="print:hidden">
        <Button onPress={() => setTexts(readCacheTexts(new URLSearchParams()))}>Begin anew</Button>
      </p>
      <InstrumentActions query={writeCacheTexts(texts)} />
    </div>
  )
}

function tellSteps(steps: readonly CacheStep[]): string {
  const count = (...outcomes: readonly CacheStep['outcome'][]) =>
    steps.filter(({ outcome }) => outcomes.includes(outcome)).length
  const requests = steps.length === 1 ? 'Of one request' : `Of ${steps.length} requests`
  return `${requests}, ${count('cache')} ${count('cache') === 1 ? 'is' : 'are'} answered from the cache without asking. The origin is asked ${count('validated', 'replaced')} times whether a copy is still good, and ${count('stored', 'passed')} times for all of it.`
}
