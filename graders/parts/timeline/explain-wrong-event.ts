// The English for the first wrong event of a space-time diagram. It names rules, never a time.
import type { TimelineMismatch } from '#graders/parts/timeline/timeline-mismatch.ts'

export function explainWrongEvent(mismatch: TimelineMismatch): {
  headline: string
  received: string | null
  why: string
} {
  const { rightSoFar: count } = mismatch
  const upToHere = count === 0 ? '' : count === 1 ? 'One message is right. ' : `${count} messages are right. `
  const { headline, why } = wrongEventWords(mismatch)
  return {
    headline: `${upToHere}${headline}`,
    received: mismatch.actual === '' ? null : mismatch.actual,
    why,
  }
}

function wrongEventWords({ problem, message, other }: TimelineMismatch): {
  headline: string
  why: string
} {
  const it = `“${message}”`
  const waits = 'Nobody can answer a message before its last bit has arrived.'
  const travels =
    'From the first bit sent to the last bit received it takes the propagation delay and the transmission time.'
  switch (problem) {
    case 'arrives-before-sent':
      return { headline: `${it} arrives before it was sent.`, why: 'Time runs downward on both sides.' }
    case 'wrong-direction':
      return { headline: `${it} goes the wrong way.`, why: 'Ask who needs what it says, and who has it.' }
    case 'not-needed':
      return { headline: `${it} is a message too many.`, why: 'Nothing that happens here calls for it.' }
    case 'cause-missing':
      return { headline: `Nothing in your diagram brings forth ${it} yet.`, why: waits }
    case 'leaves-before-cause':
      return { headline: `${it} leaves before “${other}” has arrived.`, why: waits }
    case 'no-transmission-time':
      return { headline: `${it} arrives without the time that sending it takes.`, why: travels }
    case 'too-short':
      return { headline: `${it} is under way for too short a time.`, why: travels }
    case 'too-long':
      return { headline: `${it} is under way for too long a time.`, why: travels }
    case 'too-early':
      return {
        headline: `${it} leaves too early.`,
        why: 'Look at what has to be over by then, and at the conventions.',
      }
    case 'too-late':
      return { headline: `${it} leaves later than it could.`, why: 'Nothing keeps it waiting for so long.' }
    case 'missing-before':
      return { headline: `A message is missing before ${it}.`, why: 'What has to cross the network first?' }
    case 'ends-early':
      return {
        headline: `The diagram ends too early, after “${other}”.`,
        why: 'Not everything has arrived yet.',
      }
  }
}
