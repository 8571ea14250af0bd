import { useAsk } from '../../../app/data.ts'
import { RunFold } from './RunFold.tsx'

/** The scripts that led a call, as they were gone through. Nothing where none did. */
export function CallRuns({ callId }: { readonly callId: string }) {
  const records = useAsk('script.ofCall', { callId }).data ?? []
  return records.map((record) => <RunFold key={record.run.id} record={record} />)
}
