import type { Metadata } from 'next'
import { confirmAddressAction } from '#app/address/[token]/actions.ts'
import { ConfirmAddressForm } from '#components/account/confirm-address-form.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { addressLinkEnded, findAddressChange } from '#server/auth/address/confirm-address.ts'

export const metadata: Metadata = { title: 'New address', robots: { index: false } }

export default async function AddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const found = await findAddressChange(token)
  return (
    <div className="mx-auto max-w-md">
      <PageHeader
        title="New address"
        facts={
          found === null
            ? []
            : [
                { name: 'Until now', value: found.before },
                { name: 'From now on', value: found.address },
              ]
        }
      />
      <ConfirmAddressForm
        confirm={confirmAddressAction}
        token={token}
        address={found?.address ?? null}
        ended={addressLinkEnded().says}
      />
    </div>
  )
}
