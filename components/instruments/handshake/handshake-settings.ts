import { type NumberSetting, readWholeNumber } from '#components/instruments/number-setting.ts'
import { type FaultName, faults } from '#protocols/tls/alerts.ts'
import { type FlowName, flowNames } from '#protocols/tls/flow.ts'

export interface HandshakeSettings {
  left: FlowName
  right: FlowName | null
  rttMs: number
  fault: FaultName | null
}

export const rttSetting: NumberSetting<'rttMs'> = {
  id: 'rttMs',
  key: 'rtt',
  label: 'Round-trip time',
  unit: 'ms',
  min: 1,
  max: 400,
  otherwise: 100,
}

export const flowWords: Readonly<Record<FlowName, string>> = {
  'tls12-full': 'TLS 1.2',
  'tls12-client-certificate': 'TLS 1.2, client with a certificate',
  'tls12-resumed': 'TLS 1.2, resumed',
  'tls13-full': 'TLS 1.3',
  'tls13-client-certificate': 'TLS 1.3, client with a certificate',
  'tls13-retry': 'TLS 1.3, with a HelloRetryRequest',
  'tls13-psk': 'TLS 1.3, resumed',
  'tls13-early-data': 'TLS 1.3, resumed with early data',
}

export const faultNames = Object.keys(faults).filter((name): name is FaultName => Object.hasOwn(faults, name))

export const findFlow = (name: string | null): FlowName | null =>
  flowNames.find((each) => each === name) ?? null
export const findFault = (name: string | null): FaultName | null =>
  faultNames.find((each) => each === name) ?? null

export const readHandshakeSettings = (given: URLSearchParams): HandshakeSettings => ({
  left: findFlow(given.get('left')) ?? 'tls12-full',
  right: given.get('right') === 'none' ? null : (findFlow(given.get('right')) ?? 'tls13-full'),
  rttMs: readWholeNumber(rttSetting, given),
  fault: findFault(given.get('fault')),
})

/** With a question mark in front. */
export const writeHandshakeSettings = ({ left, right, rttMs, fault }: HandshakeSettings): string =>
  `?${new URLSearchParams({
    left,
    right: right ?? 'none',
    rtt: String(rttMs),
    ...(fault === null ? {} : { fault }),
  })}`
