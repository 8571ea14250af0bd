import { type ComponentType, useEffect, useSyncExternalStore } from 'react'
import { showFailure } from './toasts.tsx'

export interface Late<Props> {
  /** Loads the component ahead of its use. */
  readonly warm: () => Promise<void>
  /** The component once it is here; asks for it as soon as it is wanted. */
  readonly useWhen: (wanted: boolean) => ComponentType<Props> | undefined
}

/**
 * A component that is not part of the first load. `React.lazy` would wait up to 300 ms before it shows what it first
 * had to wait for, and the keys typed meanwhile would go to the list behind; one that was warmed is drawn at once here.
 */
export function late<Props>(load: () => Promise<ComponentType<Props>>): Late<Props> {
  let component: ComponentType<Props> | undefined
  let loading: Promise<void> | undefined
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const warm = () => {
    loading ??= load().then(
      (loaded) => {
        component = loaded
        for (const listener of [...listeners]) listener()
      },
      (failure: unknown) => {
        // The next wish tries again.
        loading = undefined
        throw failure
      },
    )
    return loading
  }
  return {
    warm,
    useWhen: (wanted) => {
      const here = useSyncExternalStore(subscribe, () => component)
      useEffect(() => {
        if (wanted) warm().catch(showFailure)
      }, [wanted])
      return wanted ? here : undefined
    },
  }
}
