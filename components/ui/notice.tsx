import type { ReactNode, Ref } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import {
  CircleCheckIcon,
  CircleXIcon,
  InfoIcon,
  TriangleAlertIcon,
  WrenchIcon,
} from '#components/ui/icons.tsx'

const kinds = {
  pass: { icon: CircleCheckIcon, word: 'Correct', edge: 'border-pass', ink: 'text-pass', dashed: false },
  fail: { icon: CircleXIcon, word: 'Not yet', edge: 'border-fail', ink: 'text-fail', dashed: false },
  // A fault is ours: dashed, a wrench, and never the colour of a wrong answer.
  fault: {
    icon: WrenchIcon,
    word: 'Our side',
    edge: 'border-attention',
    ink: 'text-attention',
    dashed: true,
  },
  attention: {
    icon: TriangleAlertIcon,
    word: 'Attention',
    edge: 'border-attention',
    ink: 'text-attention',
    dashed: false,
  },
  info: { icon: InfoIcon, word: 'Note', edge: 'border-accent', ink: 'text-accent', dashed: false },
} as const
export type NoticeKind = keyof typeof kinds

export interface NoticeProps {
  kind: NoticeKind
  /** Replaces the kind's own word; there always is one, so that colour is never the only sign. */
  word?: string
  title?: ReactNode
  /** Level of the title as a heading; without it the title is a plain line. */
  heading?: 2 | 3 | 4
  /** Where focus is moved when this appears as a final result. */
  titleRef?: Ref<HTMLHeadingElement>
  /** Announced when it appears: for refusals, which must not be missed. */
  live?: boolean
  children?: ReactNode
  className?: string
}

/** Something the reader should notice, by icon, word and colour. */
export function Notice({ kind, word, title, heading, titleRef, live, children, className }: NoticeProps) {
  const look = kinds[kind]
  const Heading = heading ? (`h${heading}` as const) : 'p'
  return (
    <div
      role={live ? 'alert' : undefined}
      className={classNames(
        'rounded border border-l-4 bg-surface px-4 py-3',
        look.edge,
        look.dashed && 'border-dashed',
        className,
      )}
    >
      <Heading
        {...(heading ? { ref: titleRef, tabIndex: titleRef ? -1 : undefined } : {})}
        className={classNames('flex items-start gap-2 text-15', heading && 'font-semibold')}
      >
        <look.icon className={classNames('mt-0.5 size-5 shrink-0', look.ink)} />
        <span>
          <span className={classNames('font-semibold', look.ink)}>
            {word ?? look.word}
            {title ? ':' : ''}
          </span>
          {title && <> {title}</>}
        </span>
      </Heading>
      {children && <div className="mt-2 flex flex-col gap-2 pl-7">{children}</div>}
    </div>
  )
}
