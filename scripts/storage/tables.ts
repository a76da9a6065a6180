/** Every table, as both databases have it. Moments are ISO text in UTC, ids and lists are text: the same bytes in both. */
export interface Tables {
  subscribers: SubscriberRow;
  subscriber_areas: SubscriberAreaRow;
  forgotten: ForgottenRow;
  tokens: TokenRow;
  attempts: AttemptRow;
  letters: LetterRow;
  editions: EditionRow;
  deliveries: DeliveryRow;
  facts: FactRow;
  migrations: MigrationRow;
}

/** One who asked for bulletins. The only table in which an address stands. */
export interface SubscriberRow {
  id: string;
  address: string;
  /** The keyed hash of the address as it is compared. */
  address_key: string;
  language: string;
  frequency: 'each' | 'weekly';
  state: 'waiting' | 'confirmed' | 'suppressed';
  /** Where the person agreed, in words. */
  consent_source: string;
  consent_at: string;
  confirmed_at: string | null;
  suppressed_at: string | null;
  suppressed_why: string | null;
  soft_bounces: number;
  created_at: string;
}

/** An area that a subscriber wants news of. */
export interface SubscriberAreaRow {
  subscriber: string;
  area: string;
}

/** What is left of one who wished to be forgotten. */
export interface ForgottenRow {
  address_key: string;
  at: string;
}

/** A token that was sent, as a keyed hash. */
export interface TokenRow {
  token_key: string;
  subscriber: string;
  purpose: 'confirm';
  expires_at: string;
  used_at: string | null;
}

/** How often something was tried in one stretch of time; `key` is a keyed hash. */
export interface AttemptRow {
  key: string;
  window_start: string;
  count: number;
}

/** A letter of the doorway that is on its way: gone when it was handed over. Who it goes to stands in `subscribers`. */
export interface LetterRow {
  subscriber: string;
  /** JSON: the choices that a confirmation is about. */
  wanted: string;
  asked_at: string;
  due_at: string;
  attempt: number;
  /** By chance, of whoever is handing it over. */
  claim: string | null;
  lease_until: string | null;
}

/** Which stories go to which areas, frozen. */
export interface EditionRow {
  id: string;
  created_at: string;
  expires_at: string;
  /** JSON. */
  selection: string;
  audience: number;
  /** JSON: reason → count. */
  excluded: string;
  /** Who asked for it; nothing where that was not written down yet. */
  prepared_by: 'person' | 'run' | null;
  /** JSON: state → count, once the deliveries themselves are erased. */
  totals: string | null;
}

/** What is known of one message to one subscriber. It outlives the subscriber, without an address. */
export interface DeliveryRow {
  edition: string;
  subscriber: string;
  address_key: string;
  language: string;
  /** JSON. */
  areas: string;
  state: 'queued' | 'submitting' | 'submitted' | 'failed' | 'retry' | 'uncertain' | 'excluded';
  sender: string | null;
  lease_until: string | null;
  attempt: number;
  retry_at: string | null;
  submitted_at: string | null;
  reply: string | null;
  message_id: string;
}

/** What this database knows of itself, such as a sign of the secret that its hashes were made with. */
export interface FactRow {
  name: string;
  value: string;
}

/** A change of the tables that was made. */
export interface MigrationRow {
  name: string;
  at: string;
}
