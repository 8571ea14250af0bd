import type { RecordType } from '../../shared/domain/records.ts'

/** Lines of the feed as JSON text. The record is text already and goes out as it lies in the store. */

/** Ids are UUIDs and types are names of ours: neither needs escaping. */
export function putEntry(type: RecordType, id: string, version: number, doc: string): string {
  return `{"op":"put","type":"${type}","id":"${id}","version":${version},"record":${doc}}`
}

export function removeEntry(type: RecordType, id: string, version: number): string {
  return `{"op":"remove","type":"${type}","id":"${id}","version":${version}}`
}

export function dropEntry(scope: string): string {
  return `{"op":"drop","scope":${JSON.stringify(scope)}}`
}
