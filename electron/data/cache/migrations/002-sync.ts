import type { Migration } from './migration.ts'

/**
 * Tables of the sync engine. The record tables show what the person sees; these hold what has not reached the server
 * and, for every record that a waiting command changes, the server's own word (`confirmed`).
 */
export const sync: Migration = {
  version: 2,
  name: 'sync',
  sql: `
    -- position keeps the order in which the person acted; a coalesced command keeps the place of the one it replaces.
    -- sent: has been on the wire without a known outcome, so the server may have applied it: never replace or take back.
    -- hold_until and next_attempt_at are local milliseconds, for display; the loops wait by a monotonic clock.
    create table outbox (
      position integer primary key autoincrement,
      id text not null unique,
      name text not null,
      args text not null,
      composed_at text not null,
      state text not null default 'waiting' check (state in ('waiting', 'sending')),
      sent integer not null default 0,
      hold_until integer,
      attempts integer not null default 0,
      next_attempt_at integer,
      last_error text,
      coalesce_key text
    ) strict;
    create index outbox_coalesce on outbox (coalesce_key) where coalesce_key is not null;

    -- Records that a waiting command looks at; changed marks those it writes, which then have a row in confirmed.
    create table outbox_touch (
      type text not null,
      id text not null,
      command_id text not null,
      changed integer not null,
      primary key (type, id, command_id)
    ) strict, without rowid;
    create index outbox_touch_command on outbox_touch (command_id);

    -- The server's word on a record that waiting commands change. Without a document: the server has none.
    create table confirmed (
      type text not null,
      id text not null,
      version integer not null,
      doc text,
      primary key (type, id)
    ) strict, without rowid;

    -- Removed records, so that neither an old page nor a late answer brings one back.
    create table tombstone (
      type text not null,
      id text not null,
      version integer not null,
      primary key (type, id)
    ) strict, without rowid;

    create table attention (
      id text primary key,
      kind text not null check (kind in ('rejected', 'clash')),
      command_id text not null,
      name text not null,
      args text not null,
      code text,
      detail text,
      clash text,
      ticket_id text,
      created_at text not null
    ) strict;
    create index attention_ticket on attention (ticket_id) where ticket_id is not null;

    -- Pulled records that fail their schema, kept as they came: a later version of the app may understand them.
    create table set_aside (
      type text not null,
      id text not null,
      version integer not null,
      doc text not null,
      reason text not null,
      app_version text not null,
      created_at text not null,
      primary key (type, id)
    ) strict, without rowid;

    create table sync_state (key text primary key, value text not null) strict, without rowid;

    -- Files chosen on this machine, from complete until the server has them.
    create table upload (
      id text primary key,
      file_name text not null,
      media_type text not null,
      size integer not null,
      sha256 text not null,
      inline integer not null,
      uploaded integer not null default 0,
      error text,
      created_at text not null
    ) strict;

    -- What a refill has brought so far: the rest goes away when it is complete, and not before.
    create table refill_seen (type text not null, id text not null, primary key (type, id)) strict, without rowid;
  `,
}
