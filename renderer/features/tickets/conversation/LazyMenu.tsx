import { Menu, type MenuProps } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'

interface LazyMenuProps {
  readonly label: string
  readonly className: string | undefined
  readonly keys?: string
  readonly disabled?: boolean
  readonly width: number
  readonly position: NonNullable<MenuProps['position']>
  readonly opened: boolean
  readonly onChange: (opened: boolean) => void
  readonly icon: ReactNode
  /** The items, made when the menu is first opened. */
  readonly children: () => ReactNode
}

/** A menu whose machinery is made when it is first wanted, so that it costs nothing while a ticket opens. */
export function LazyMenu({
  label,
  className,
  keys,
  disabled,
  width,
  position,
  opened,
  onChange,
  icon,
  children,
}: LazyMenuProps) {
  const [alive, setAlive] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  if (opened && !alive) setAlive(true)
  const trigger = (
    <button
      ref={button}
      type="button"
      className={className}
      disabled={disabled}
      aria-label={label}
      aria-keyshortcuts={keys}
      title={label}
      {...(alive ? {} : { 'aria-haspopup': 'menu' as const, 'aria-expanded': false, onClick: () => onChange(true) })}
    >
      {icon}
    </button>
  )
  if (!alive) return trigger
  return (
    <Menu
      opened={opened}
      onChange={onChange}
      position={position}
      width={width}
      returnFocus={false}
      onClose={() => button.current?.focus({ preventScroll: true })}
    >
      <Menu.Target>{trigger}</Menu.Target>
      <Menu.Dropdown>{children()}</Menu.Dropdown>
    </Menu>
  )
}
