export const messageAssignmentTitle = 'Requests and responses'

export const messageExercises = [
  { id: 'http-conditional-get', title: 'Is my copy still good?' },
  { id: 'http-post-form', title: 'An order form on its way' },
  { id: 'http-response-for-situation', title: 'What does the server answer?' },
] as const
