import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Fragment } from 'react'
import { type PaletteAction, usePaletteActions } from '../palette.ts'
import { type LifeAction, lifeIcons } from './actions.ts'

/** Something of the menu that is no step of the text's life. Without an id the palette does not offer it. */
export interface LifeExtra {
  readonly id?: string
  readonly label: string
  readonly icon: NonNullable<PaletteAction['icon']>
  readonly run: () => void
}

/** What leads on stands as a button, the rest in the menu; the palette has all of it. */
export function LifeBar(props: {
  readonly of: 'article' | 'script'
  /** What the palette puts the actions under: the name of the text. */
  readonly name: string
  /** What leads on first. */
  readonly actions: readonly LifeAction[]
  readonly wordOf: (action: LifeAction) => string
  /** Why an action cannot be done yet; it can be chosen all the same, and then says what helps. */
  readonly reasonAgainst?: (action: LifeAction) => string | null
  readonly onAct: (action: LifeAction) => void
  readonly extras: readonly LifeExtra[]
  readonly more: string
}) {
  const { of, name, actions, wordOf, reasonAgainst, onAct, extras, more } = props
  usePaletteActions(() => [
    ...actions.map((action) => ({
      id: `conversation.${of}-${action}`,
      label: wordOf(action),
      icon: lifeIcons[action],
      heading: name,
      run: () => onAct(action),
    })),
    ...extras.flatMap(({ id, ...extra }) =>
      id === undefined ? [] : [{ ...extra, id: `conversation.${of}-${id}`, heading: name }],
    ),
  ])
  const [first, ...others] = actions
  // What takes something away is never the first thing at hand.
  const isQuiet = first === undefined || first === 'withdraw' || first === 'archive' || first === 'unarchive'
  const menu = isQuiet ? actions : others
  const FirstIcon = first && lifeIcons[first]
  const reason = first ? (reasonAgainst?.(first) ?? null) : null
  return (
    <>
      {first && FirstIcon && !isQuiet && (
        <Button
          variant={reason === null ? 'filled' : 'default'}
          leftSection={<FirstIcon size={16} stroke={1.5} aria-hidden />}
          title={reason ?? undefined}
          onClick={() => onAct(first)}
        >
          {wordOf(first)}
        </Button>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon size={30} aria-label={more} title={more}>
            <IconDots size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {menu.map((action) => {
            const Icon = lifeIcons[action]
            return (
              <Menu.Item
                key={action}
                leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
                onClick={() => onAct(action)}
              >
                {wordOf(action)}
              </Menu.Item>
            )
          })}
          {extras.map(({ label, icon: Icon, run }, index) => (
            <Fragment key={label}>
              {index === 0 && menu.length > 0 && <Menu.Divider />}
              <Menu.Item leftSection={<Icon size={16} stroke={1.5} aria-hidden />} onClick={run}>
                {label}
              </Menu.Item>
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
