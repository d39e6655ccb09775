/** An endpoint as the page of the API shows it. */
export interface EndpointView {
  id: string
  method: string
  path: string
  scope: string
  summary: string
  description: string | null
  /** What is sent in the address and in the body, and what comes back. */
  query: FieldView[]
  body: FieldView[]
  result: FieldView[]
}

export interface FieldView {
  /** Where in the JSON: "data[].student.id". */
  name: string
  type: string
  required: boolean
  says: string
}
