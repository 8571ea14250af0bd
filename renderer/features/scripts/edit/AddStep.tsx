import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { type StepKind, stepKinds } from '#shared/domain/scripts'
import { useTranslation } from '../../../app/i18n.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { kindIcons } from '../marks.tsx'

/** The kinds of steps, each with a number for the fast. */
export function AddStep(props: {
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly onPick: (kind: StepKind) => void
}) {
  const { opened, onOpened, onPick } = props
  const { t } = useTranslation('scripts')
  const latest = useRef(onPick)
  useEffect(() => {
    latest.current = onPick
  })
  // On the window: a fast hand presses the number before the menu has the focus, and elsewhere it opens a queue.
  useEffect(() => {
    if (!opened) return
    const onKeyDown = (event: KeyboardEvent) => {
      const kind = stepKinds[Number(event.key) - 1]
      if (!kind || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      event.stopPropagation()
      latest.current(kind)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [opened])
  return (
    <Menu
      opened={opened}
      onChange={onOpened}
      position="bottom-start"
      width={280}
      transitionProps={{ duration: 0 }}
      // Given back late, the focus would choose the old step again under the hands that write in the new one.
      returnFocus={false}
      closeOnItemClick={false}
    >
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} aria-keyshortcuts="n">
          {t('scripts:edit.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {stepKinds.map((kind, index) => {
          const Icon = kindIcons[kind]
          return (
            <Menu.Item
              key={kind}
              leftSection={<Icon size={16} stroke={1.5} aria-hidden />}
              rightSection={<Kbd keys={String(index + 1)} />}
              onClick={() => onPick(kind)}
            >
              {t(`scripts:kind.${kind}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
