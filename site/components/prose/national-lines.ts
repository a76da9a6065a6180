/**
 * Ways to reach any police force of the United Kingdom without hearing, without speaking, or without being heard.
 * They are the same for every partnership, and so no setting. Sources: Ofcom, BT and the Independent Office for
 * Police Conduct, 2026.
 */
export const nationalLines = {
  /** Relay UK: an assistant speaks what is typed, and types what is said. */
  relay: { name: 'Relay UK', prefix: '18001', emergency: '18000', link: 'https://www.relayuk.bt.com' },
  /** Emergency calls in British Sign Language. */
  signed: { name: '999 BSL', link: 'https://999bsl.co.uk' },
  /** What to press when the recorded voice asks; on a mobile telephone only. */
  silent: '55',
} as const;
