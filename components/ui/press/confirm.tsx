'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

export interface ConfirmProps {
  /** What is about to be done, in one word. */
  word: string
  title: ReactNode
  /** What follows from it. */
  children: ReactNode
  /** On the button that does it. */
  yes: ReactNode
  no: string
  pending: boolean
  onYes: () => void
  onNo: () => void
  className?: string
}

/** Asks once more before something that cannot be taken back. Takes the focus, and gives it back when it goes. */
export function Confirm({ word, title, children, yes, no, pending, onYes, onNo, className }: ConfirmProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    heading.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <Notice
      kind="attention"
      word={word}
      title={title}
      heading={3}
      titleRef={heading}
      {...(className ? { className } : {})}
    >
      {children}
      <p className="flex flex-wrap gap-3">
        <Button size="small" look="primary" isPending={pending} onPress={onYes}>
          {yes}
        </Button>
        <Button size="small" onPress={onNo}>
          {no}
        </Button>
      </p>
    </Notice>
  )
}
