// What follows from a choice that is not sound, in a sentence: never which one would be.
import type { AskFault, UnchokeFault, UnchokeJudgement } from '#protocols/swarm/judge-round.ts'

const peersOf = (count: number) => (count === 1 ? 'one peer' : `${count} peers`)

export function tellAsk(fault: AskFault, name: string, piece: number | null): string {
  const said = piece === null ? '' : `piece ${piece + 1}`
  switch (fault.is) {
    case 'gone':
      return `${name} is no longer there.`
    case 'chokes-you':
      return `${name} chokes you: what you ask of it is not answered in this round.`
    case 'has-not':
      return `${name} does not have ${said}.`
    case 'yours-already':
      return `You have ${said} already.`
    case 'asked-already':
      return `You have asked for ${said} above: it would come twice.`
    case 'nothing-asked':
      return `${name} would send you a piece that you lack, and you ask it for nothing.`
    case 'not-rarest':
      return `${peersOf(fault.holders)[0]?.toUpperCase()}${peersOf(fault.holders).slice(1)} ${fault.holders === 1 ? 'has' : 'have'} ${said}. Among the other pieces that ${name} could send you is one that fewer have.`
  }
}

export function tellUnchoke(fault: UnchokeFault, name: string): string {
  switch (fault.is) {
    case 'gone':
      return `${name} is no longer there.`
    case 'no-choice':
      return `Nothing is chosen for ${name}.`
    case 'not-interested':
      return `${name} wants nothing that you have: its place is lost for somebody who does.`
    case 'second-optimistic':
      return `${name} would be the second that is unchoked by chance. There is one such place.`
    case 'sends-less':
      return `${name} sends you ${fault.sends} kB/s. Somebody who sends more, and is interested, has no such place.`
    case 'sends-more':
      return `${name} sends you ${fault.sends} kB/s, more than somebody to whom you give a place for what it sends.`
  }
}

export function tellRound(round: NonNullable<UnchokeJudgement['round']>, slots: number): string {
  switch (round) {
    case 'too-many':
      return `More than ${slots} have a place for what they send. The more share your upload, the less each gets.`
    case 'too-few':
      return 'A place is empty, and somebody is interested.'
    case 'no-optimistic':
      return 'Nobody is unchoked by chance. So you never learn whether somebody would send you more, and who has nothing yet never gets a first piece.'
  }
}
