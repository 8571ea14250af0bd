import {
  type ActionIconProps,
  type ButtonProps,
  type CheckboxProps,
  type CSSVariablesResolver,
  createTheme,
  type InputProps,
  type InputWrapperProps,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  type MenuProps,
  type ModalProps,
  type MultiSelectProps,
  type SelectProps,
  type TagsInputProps,
  type TextInputProps,
  type TooltipProps,
} from '@mantine/core'
import { useSyncExternalStore } from 'react'
import type { ThemeChoice } from '#shared/ipc/shell'

/** A list that goes on below says so before somebody scrolls. */
const shownBar = { type: 'auto' } as const

const accent: MantineColorsTuple = [
  '#eef2ff',
  '#dde5ff',
  '#bccbfb',
  '#9ab0f5',
  '#7a94ec',
  '#5a78df',
  '#3b5bcb',
  '#324eb1',
  '#294092',
  '#203273',
]
const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#f1f2f5',
  '#e6e8ec',
  '#d8dbe1',
  '#c3c8d1',
  '#8d94a1',
  '#5c6470',
  '#444b56',
  '#2c323b',
  '#1b1f26',
]
const dark: MantineColorsTuple = [
  '#e4e6ea',
  '#c6cad1',
  '#a9afb9',
  '#8f96a2',
  '#464c55',
  '#33373e',
  '#26292f',
  '#1b1d21',
  '#151719',
  '#0f1012',
]

/** By name and types only: a component that is named here would come with the first screen, wherever it is used. */
const byDefault = <Props extends object>(defaultProps: Partial<Props>) => ({ defaultProps })

/** The kit in our measure: the system's font, 13 px, a 4 px grid, controls 30 px high. Colours are in theme.css. */
export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", "Noto Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.8125rem', lg: '0.9375rem', xl: '1.125rem' },
  lineHeights: { xs: '1.334', sm: '1.539', md: '1.539', lg: '1.4667', xl: '1.3334' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '0.125rem', sm: '0.25rem', md: '0.375rem', lg: '0.5rem', xl: '0.75rem' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.25rem' },
      h4: { fontSize: '0.8125rem', lineHeight: '1.25rem' },
    },
  },
  cursorType: 'default',
  focusRing: 'auto',
  respectReducedMotion: true,
  autoContrast: true,
  components: {
    ActionIcon: byDefault<ActionIconProps>({ variant: 'subtle', color: 'gray' }),
    Button: byDefault<ButtonProps>({ variant: 'default' }),
    Checkbox: byDefault<CheckboxProps>({ size: 'xs' }),
    Input: byDefault<InputProps>({ size: 'sm' }),
    InputWrapper: byDefault<InputWrapperProps>({ size: 'sm' }),
    TextInput: byDefault<TextInputProps>({ size: 'sm' }),
    Select: byDefault<SelectProps>({
      size: 'sm',
      allowDeselect: false,
      checkIconPosition: 'right',
      scrollAreaProps: shownBar,
    }),
    MultiSelect: byDefault<MultiSelectProps>({ scrollAreaProps: shownBar }),
    TagsInput: byDefault<TagsInputProps>({ scrollAreaProps: shownBar }),
    // The kit's placeholder for the first focus is no menu item, which readers and checks stumble over.
    Menu: byDefault<MenuProps>({ shadow: 'md', transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false }),
    Tooltip: byDefault<TooltipProps>({ openDelay: 400, transitionProps: { duration: 0 }, withArrow: false }),
    Modal: byDefault<ModalProps>({
      transitionProps: { duration: 0 },
      overlayProps: { backgroundOpacity: 0.4 },
      centered: true,
    }),
  },
})

/** Mantine's own roles, pointed at ours, so that both speak of the same greys. */
export const cssVariables: CSSVariablesResolver = () => {
  const roles = {
    '--mantine-color-body': 'var(--sb-surface)',
    '--mantine-color-text': 'var(--sb-text)',
    '--mantine-color-dimmed': 'var(--sb-text-muted)',
    '--mantine-color-placeholder': 'var(--sb-text-faint)',
    '--mantine-color-anchor': 'var(--sb-accent-text)',
    '--mantine-color-error': 'var(--sb-danger)',
    '--mantine-color-default': 'var(--sb-raised)',
    '--mantine-color-default-hover': 'var(--sb-hover)',
    '--mantine-color-default-border': 'var(--sb-border-strong)',
    '--mantine-color-default-color': 'var(--sb-text)',
  }
  return { variables: {}, light: roles, dark: roles }
}

const schemeKey = 'switchboard.theme'
export const colorSchemeManager = localStorageColorSchemeManager({ key: schemeKey })

/** Sets the scheme before the first paint; Mantine does so only once React has run. */
export function paintScheme(): void {
  const stored = localStorage.getItem(schemeKey)
  const wanted =
    stored === 'light' || stored === 'dark'
      ? stored
      : matchMedia('(prefers-color-scheme: dark)').matches
        ? 'dark'
        : 'light'
  document.documentElement.dataset.mantineColorScheme = wanted
  document.documentElement.dataset.density = density()
}

export const toMantine = (choice: ThemeChoice) => (choice === 'system' ? 'auto' : choice)
export const fromMantine = (scheme: 'light' | 'dark' | 'auto'): ThemeChoice => (scheme === 'auto' ? 'system' : scheme)

export type Density = 'comfortable' | 'compact'
const densityKey = 'switchboard.density'
const densityListeners = new Set<() => void>()

export function density(): Density {
  return localStorage.getItem(densityKey) === 'compact' ? 'compact' : 'comfortable'
}

export function chooseDensity(choice: Density): void {
  localStorage.setItem(densityKey, choice)
  document.documentElement.dataset.density = choice
  for (const listener of densityListeners) listener()
}

function followDensity(listener: () => void): () => void {
  densityListeners.add(listener)
  return () => densityListeners.delete(listener)
}

/** For lists that need row heights as numbers; the rest follows `data-density` in CSS. */
export function useDensity(): Density {
  return useSyncExternalStore(followDensity, density)
}
