import { Modal } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from '../app/i18n.ts'
import { confirm } from './confirm.ts'

/** A dialog with something to fill in: a click beside it does nothing, and what was typed goes only with the person's word. */
export function FormDialog(props: {
  readonly title: string
  /** Width in pixels. */
  readonly size: number
  /** Something was typed that is not saved anywhere. */
  readonly dirty: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { title, size, dirty, onClose, children } = props
  const { t } = useTranslation('app')
  // The question lies above this dialog, and both hear its Escape.
  const asking = useRef(false)
  const close = async () => {
    if (asking.current) return
    if (!dirty) return onClose()
    asking.current = true
    const agreed = await confirm({
      title: t('app:leave.title'),
      body: t('app:leave.body'),
      confirm: t('app:leave.confirm'),
      cancel: t('app:leave.cancel'),
      danger: true,
    })
    // Not before every listener has had the key that answered.
    setTimeout(() => {
      asking.current = false
    })
    if (agreed) onClose()
  }
  return (
    <Modal
      opened
      onClose={() => void close()}
      title={title}
      size={size}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('app:dialog.close') }}
    >
      {children}
    </Modal>
  )
}
