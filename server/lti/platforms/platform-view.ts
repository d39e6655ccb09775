/** A registered platform as operators see it. */
export interface PlatformView {
  id: string
  name: string
  issuer: string
  clientId: string
  authUrl: string
  tokenUrl: string
  jwksUrl: string
  deploymentIds: string[]
  origins: string[]
  makesCourses: boolean
  open: boolean
  /** Courses that are linked. */
  courses: number
}
