/** What the codes say that stand in the address of the sign-in page after the provider was asked; null for none. */
export function ssoProblem(code: unknown, provider: string): string | null {
  if (typeof code !== 'string') return null
  switch (code) {
    case 'access_denied':
      return `You were not signed in: ${provider} was told no. Try again, or use another way.`
    case 'account_not_linked':
    case 'unable_to_link_account':
      return `There is an account with your address already, and nobody has checked that it is yours: sign in with its password. If you have none, ask the people who run your course.`
    case 'unable_to_create_user':
    case 'email_not_verified':
    case 'email_not_found':
      return `You were not signed in: ${provider} names no address of yours that it has checked. Ask them to confirm your address, or ask the operator of this site.`
    case 'disabled':
      return 'This account is closed. Ask the people who run your course, or the operator.'
    case 'too_many':
      return 'Too many people are signing in from your network. Try again in five minutes.'
    case 'unreachable':
      return `${provider} does not answer at this moment. Try again in a minute.`
    default:
      return `You were not signed in: the answer of ${provider} did not fit to what was asked, or came too late. Try again.`
  }
}
