/** Why a launch came to nothing. In an address: what each says stands below. */
export type LaunchProblem =
  | 'not-set-up'
  | 'incomplete'
  | 'unknown-platform'
  | 'disabled-platform'
  | 'foreign-target'
  | 'too-many'
  | 'platform-said-no'
  | 'used'
  | 'other-browser'
  | 'unreachable'
  | 'not-signed'
  | 'clock'
  | 'not-for-us'
  | 'nonce'
  | 'not-understood'
  | 'other-deployment'
  | 'no-course'
  | 'foreign-return'
  | 'disabled'
  | 'ended'
  | 'not-linked'
  | 'not-invited'
  | 'no-role'
  | 'not-instructor'

const again = 'Go back to your course there and open it again.'
const operator = 'Tell the operator of this site, or who looks after the platform.'

/** What was wrong, and what to do. `platform` is its name, where it is known. */
export const launchWords: Record<LaunchProblem, string> = {
  'not-set-up':
    'This site takes nobody from learning platforms: its operator has set no https address for it (BETTER_AUTH_URL).',
  incomplete: `What the platform sent is not complete. ${again}`,
  'unknown-platform': `No platform is registered here under the issuer and the client id that were sent. ${operator}`,
  'disabled-platform': `The operator of this site lets nobody in from this platform at present. ${operator}`,
  'foreign-target': `The platform wants you to come to an address that is none of this site. Whoever made the activity there mends its tool URL.`,
  'too-many': 'Too many people come from your network at this moment. Try again in five minutes.',
  'platform-said-no': `The platform did not say who you are. Sign in there, and open the activity again.`,
  used: `This launch was used already, or is older than ten minutes. ${again}`,
  'other-browser': `This answer of the platform was meant for another browser, or yours keeps no cookies here. ${again}`,
  unreachable: `The platform's keys could not be fetched, so that nothing of it can be verified. Try again in a minute. If it stays so: ${operator}`,
  'not-signed': `The message is not signed by the platform's keys. ${operator}`,
  clock: `The message has ended, or comes from the future: the clock of the platform and ours do not agree. ${again} If it stays so: ${operator}`,
  'not-for-us': `The message is meant for somebody else than this site. ${operator}`,
  nonce: `The message does not answer what we asked. ${again}`,
  'not-understood': `The message is not as LTI 1.3 writes it, or does not say who you are. ${operator}`,
  'other-deployment': `The platform sent a deployment id that is not entered here. The operator of this site adds it to the platform's registration.`,
  'no-course': `The platform did not say from which course you come. Open the activity from within a course.`,
  'foreign-return': `The platform wants what you pick to be sent to an address that is not entered as its own. The operator of this site adds it to the platform's registration.`,
  disabled: 'Your account here is closed. Ask the people who run your course, or the operator.',
  ended: `This launch has ended. ${again}`,
  'not-linked':
    'This course is not linked to a course here yet. Your instructor does that by opening the activity first.',
  'not-invited':
    'Instructors of the course there do not come into the course here by themselves. Ask an instructor of the course here to add you.',
  'no-role':
    'The platform does not say that you are a student, an instructor or an assistant of the course there, so you cannot come in.',
  'not-instructor': 'Only instructors of the linked course here pick assignments.',
}

export const isLaunchProblem = (code: unknown): code is LaunchProblem =>
  typeof code === 'string' && Object.hasOwn(launchWords, code)
