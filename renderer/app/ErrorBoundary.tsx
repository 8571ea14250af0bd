import { Component, type ReactNode } from 'react'
import { ErrorState } from '../ui/ErrorState.tsx'

interface Props {
  readonly children: ReactNode
  /** A change of it, e.g. another ticket, is a new start. */
  readonly resetKey?: string
}
interface State {
  readonly error: unknown
  readonly resetKey: string | undefined
}

/** A pane that fails says so and can be tried again; the others go on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('unknown') }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />
  }
}
