import type { Tx } from './writer.ts'

/**
 * What the sync engine notes when commands are taken in, as one statement for three tables: each statement is a way to
 * SQLite's thread and back, and side by side they must not run (see `Connection`). A view of the writer's own
 * connection, so it is made at every start.
 */
export const createIntake = `
  create temp view intake (commands, touches, truths) as select null, null, null;
  create temp trigger intake_insert instead of insert on intake begin
    insert into outbox (id, name, args, composed_at, hold_until, coalesce_key)
      select value ->> '$.id', value ->> '$.name', value ->> '$.args', value ->> '$.composedAt',
        value ->> '$.holdUntil', value ->> '$.coalesceKey'
      from json_each(new.commands) order by key;
    insert into outbox_touch (type, id, command_id, changed)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(new.touches) where true
      on conflict do update set changed = max(changed, excluded.changed);
    insert or ignore into confirmed (type, id, version, doc)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(new.truths);
  end;`

export interface Intake {
  /** Rows of `outbox`, in the order in which the person acted; `args` as JSON. */
  readonly commands?: readonly {
    readonly id: string
    readonly name: string
    readonly args: string
    readonly composedAt: string
    readonly holdUntil: number | null
    readonly coalesceKey: string | null
  }[]
  /** Type and id of the record, id of the command, 1 if it changes the record. A change outlasts a mere look. */
  readonly touches?: readonly (readonly [string, string, string, 0 | 1])[]
  /** Type, id, version and JSON of what the server says. A record that is noted stays as it is. */
  readonly truths?: readonly (readonly [string, string, number, string | null])[]
}

export async function takeIn(tx: Tx, { commands = [], touches = [], truths = [] }: Intake): Promise<void> {
  if (commands.length + touches.length + truths.length === 0) return
  const rows = [commands, touches, truths].map((list) => JSON.stringify(list))
  await tx.run('insert into intake values (?, ?, ?)', rows)
}
