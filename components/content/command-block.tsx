'use client'
import { useRef } from 'react'
import { typedCommands } from '#components/content/typed-commands.ts'
import { CopyButton } from '#components/ui/press/copy-button.tsx'

/**
 * What one types into a terminal, with what it answers where that is shown. It wraps, as a command that is cut cannot be
 * read, and can be copied: only what is typed, without the prompt.
 */
export function CommandBlock({ text }: { text: string }) {
  const source = useRef<HTMLPreElement>(null)
  const typed = typedCommands(text)
  return (
    <div className="flex w-full flex-wrap items-start justify-end gap-2 bg-sunken px-3 py-2">
      <pre
        ref={source}
        className="min-w-[min(16rem,100%)] grow basis-0 text-13 leading-6 wrap-anywhere whitespace-pre-wrap"
      >
        <code>{text}</code>
      </pre>
      <CopyButton text={typed ?? text} what="the command" source={source} />
    </div>
  )
}
