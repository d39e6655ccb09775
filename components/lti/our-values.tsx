'use client'
import { useRef } from 'react'
import { CopyButton } from '#components/ui/press/copy-button.tsx'

/** What is entered at a platform, each to be copied. */
export function OurValues({ values }: { values: readonly { name: string; value: string }[] }) {
  return (
    <dl className="border-t border-line">
      {values.map(({ name, value }) => (
        <OurValue key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function OurValue({ name, value }: { name: string; value: string }) {
  const shown = useRef<HTMLElement>(null)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2">
      <dt className="min-w-40 font-semibold">{name}</dt>
      <dd className="flex min-w-0 grow flex-wrap items-center justify-between gap-3">
        <code ref={shown} className="min-w-0 text-13 [overflow-wrap:anywhere]">
          {value}
        </code>
        <CopyButton text={value} what={name} source={shown} />
      </dd>
    </div>
  )
}
