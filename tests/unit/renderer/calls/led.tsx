import { fireEvent, render } from '@testing-library/react'
import type { ScriptStep } from '#shared/domain/scripts'
import type { CallDetail, CallRow } from '#shared/ipc/calls'
import { WrapUp } from '../../../../renderer/features/calls/WrapUp.tsx'
import { end } from '../../shared/scripts/make.ts'
import { consequences, play } from '../scripts/play.tsx'
import { detail, inWindow, type Stage, settle } from './stage.tsx'

interface Command {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

interface Led extends Partial<Omit<CallDetail, 'call'>> {
  readonly call?: Partial<CallRow>
  /** What comes before the step that promises a callback. */
  readonly before?: readonly ScriptStep[]
}

/** A call's form with the script that leads the call beside it, and what the two wrote. */
export function led(stage: Stage) {
  const written = () =>
    stage.commands.filter(({ name }) => name === 'command.batch').flatMap(({ args }) => args.commands as Command[])
  return {
    names: () => written().map(({ name }) => name),
    argsOf: (name: string) => written().find((each) => each.name === name)?.args,
    /** `outcome`: the one that the script's end names. */
    async openLed(callId: string, outcome: string | null, { call, before = [], ...of }: Led = {}) {
      const steps = [...before, ...consequences('bye'), end('bye', { dispositionId: outcome })]
      const script = play(stage, `script of ${callId}`, steps, callId)
      const whole = detail({ call: { id: callId, ...call }, ...of })
      const { query } = stage
      stage.query = (name, args) => (name === 'call.get' ? whole : query(name, args))
      const shown = render(
        inWindow(
          <>
            <WrapUp detail={whole} onDone={() => undefined} />
            {script.known}
          </>,
        ),
      )
      await settle()
      return {
        ...shown,
        choose: async (field: string, option: string) => {
          fireEvent.click(shown.getByRole('combobox', { name: field }))
          fireEvent.click(await shown.findByRole('option', { name: option, hidden: true }))
        },
        chosen: () => shown.getAllByRole('radio').flatMap((each) => ((each as HTMLInputElement).checked ? each : [])),
        outcome: (name: string) => fireEvent.click(shown.getByRole('radio', { name })),
        goOn: async () => {
          fireEvent.click(shown.getByRole('button', { name: /^Next/ }))
          await settle()
        },
        finish: async () => {
          fireEvent.click(shown.getByRole('button', { name: /^Finish/ }))
          await settle()
        },
      }
    },
  }
}
