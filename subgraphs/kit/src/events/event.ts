/** Something that happened to a row, told to the other subgraphs of the same MIREX. */
export interface Event<Payload = unknown> {
  /** UUID version 7: who has applied it once never applies it again. */
  readonly id: string;
  /** `enrolment.registered`: the type of row, then what happened. */
  readonly topic: string;
  /** The row's global id. */
  readonly key: string;
  /** Grows with each event of the row: an older one that arrives late is ignored. */
  readonly version: number;
  readonly payload: Payload;
}

/** The two tables of events, in every subgraph's schema. */
export const EVENT_TABLES = {
  name: '2026-11-22-events',
  sql: `
    create table outbox (
      sequence bigint generated always as identity primary key,
      event_id uuid not null,
      consumer text not null,
      topic text not null,
      key text not null,
      version integer not null,
      payload jsonb not null,
      recorded_at timestamptz not null,
      delivered_at timestamptz
    );
    create index outbox_undelivered on outbox (consumer, sequence) where delivered_at is null;
    create table inbox (
      event_id uuid primary key,
      applied_at timestamptz not null
    );
    create table inbox_head (
      topic text not null,
      key text not null,
      version integer not null,
      primary key (topic, key)
    );
  `,
} as const;
