/** How fast emails may leave. */
export interface PaceLimits {
  perSecond: number;
  /** To one domain: large providers turn away who comes too fast. */
  perDomainPerSecond: number;
}

/** Gives each email its moment. */
export interface Pace {
  /** How long the next email to a domain has to wait; its place in the order is taken by asking. */
  waitMs: (domain: string, nowMs: number) => number;
}

/** Domains that are remembered; older ones have had their second long ago. */
const MOST_DOMAINS = 5000;

/** Spreads emails evenly: all of them, and those to each domain. */
export function paceOf({ perSecond, perDomainPerSecond }: PaceLimits): Pace {
  const free = new Map<string, number>();
  let allFree = 0;
  return {
    waitMs: (domain, nowMs) => {
      const at = Math.max(nowMs, allFree, free.get(domain) ?? 0);
      allFree = Math.max(nowMs, allFree) + 1000 / perSecond;
      free.delete(domain);
      free.set(domain, at + 1000 / perDomainPerSecond);
      const [oldest] = free.keys();
      if (free.size > MOST_DOMAINS && oldest !== undefined) free.delete(oldest);
      return at - nowMs;
    },
  };
}

/** The domain of an address, as limits count it. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
