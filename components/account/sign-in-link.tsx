/** Beside what was refused because the session ended: what was typed stays in this tab meanwhile. */
export function SignInLink() {
  return (
    <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
      Sign in (another tab)
    </a>
  )
}
