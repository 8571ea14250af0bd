import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { Kbd, keysText } from '../../../../ui/Kbd.tsx'
import { LazyMenu } from '../LazyMenu.tsx'
import classes from './composer.module.css'
import { type StatusAfter, sendKeys } from './send-keys.ts'

interface SendButtonProps {
  readonly kind: 'public' | 'note'
  readonly customerName: string
  readonly busy: boolean
  readonly onSend: (status: StatusAfter) => void
}

/** Says exactly what it will do and to whom; the arrow offers the status that follows. */
export function SendButton({ kind, customerName, busy, onSend }: SendButtonProps) {
  const { t } = useTranslation(['conversation', 'app'])
  const words =
    kind === 'note' ? t('conversation:composer.addNote') : t('conversation:composer.sendTo', { name: customerName })
  const [opened, setOpened] = useState(false)
  return (
    <div className={classes.send} data-kind={kind}>
      <button
        type="button"
        className={classes.sendMain}
        disabled={busy}
        onClick={() => onSend(undefined)}
        title={keysText(t, sendKeys.plain)}
        aria-keyshortcuts="Control+Enter"
      >
        {words}
      </button>
      <LazyMenu
        opened={opened}
        onChange={setOpened}
        position="top-end"
        width={290}
        className={classes.sendMore}
        disabled={busy}
        label={t('conversation:composer.sendMore')}
        icon={<IconChevronDown size={16} stroke={1.5} aria-hidden />}
      >
        {() => (
          <>
            <Menu.Item rightSection={<Kbd keys={sendKeys.plain} />} onClick={() => onSend(undefined)}>
              {kind === 'note' ? t('conversation:composer.addNote') : t('conversation:composer.send')}
            </Menu.Item>
            <Menu.Item rightSection={<Kbd keys={sendKeys.solved} />} onClick={() => onSend('solved')}>
              {t(`conversation:composer.solve.${kind}`)}
            </Menu.Item>
            <Menu.Item rightSection={<Kbd keys={sendKeys.waiting} />} onClick={() => onSend('waiting')}>
              {t(`conversation:composer.wait.${kind}`)}
            </Menu.Item>
          </>
        )}
      </LazyMenu>
    </div>
  )
}
