import { DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { EndpointView, FieldView } from '#server/api/api-view.ts'

/** Every endpoint, with what it takes and gives. */
export function EndpointList({ endpoints }: { endpoints: readonly EndpointView[] }) {
  return (
    <ul className="flex flex-col gap-8">
      {endpoints.map(({ id, method, path, summary, description, scope, query, body, result }) => (
        <li key={id} id={id} className="min-w-0">
          <h2 className="text-17 font-semibold">{summary}</h2>
          <p className="[overflow-wrap:anywhere]">
            <code>
              {method} {path}
            </code>
          </p>
          <p className="text-13 text-muted">Scope: {scope}</p>
          {description !== null && <p className="mt-1 max-w-measure">{description}</p>}
          <Fields name="In the address" fields={query} of={summary} />
          <Fields name="In the body" fields={body} of={summary} />
          <Fields name="What comes back" fields={result} of={summary} />
        </li>
      ))}
    </ul>
  )
}

function Fields({ name, fields, of }: { name: string; fields: readonly FieldView[]; of: string }) {
  if (fields.length === 0) return null
  return (
    <Disclosure summary={name}>
      <DataTable
        caption={`${name}: ${of}`}
        captionHidden
        rows={fields}
        rowKey={(field) => field.name}
        columns={[
          { id: 'name', name: 'Field', mono: true, cell: (field) => field.name },
          {
            id: 'type',
            name: 'Type',
            cell: ({ type, required }) => (required ? type : `${type}, may be left out`),
          },
          { id: 'says', name: 'What it is', cell: ({ says }) => says },
        ]}
      />
    </Disclosure>
  )
}
