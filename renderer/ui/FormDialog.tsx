import { Modal } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, use, useLayoutEffect, useRef } from 'react'
import { useTranslation } from '../app/i18n.ts'
import { confirm } from './confirm.ts'
import { Covered, guardWords } from './layers.ts'

/**
 * A dialog with something to fill in: a click beside it does nothing, and what was typed goes only with the person's
 * word, also when a link, a menu or the mouse's back button would lead away from under it.
 */
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
  const covered = use(Covered)
  // The question lies above this dialog, and both hear its Escape.
  const question = useRef<Promise<boolean> | null>(null)
  const mayGo = () => {
    question.current ??= confirm({
      title: t('app:leave.title'),
      body: t('app:leave.body'),
      confirm: t('app:leave.confirm'),
      cancel: t('app:leave.cancel'),
      danger: true,
    }).then((agreed) => {
      // Not before every listener has had the key that answered.
      setTimeout(() => {
        question.current = null
      })
      if (agreed) onClose()
      return agreed
    })
    return question.current
  }
  const latest = useRef(mayGo)
  useLayoutEffect(() => {
    latest.current = mayGo
  })
  const { history } = useRouter()
  // Not a passive effect: whoever closes the dialog may lead elsewhere in the same breath.
  useLayoutEffect(() => {
    if (!dirty) return
    // A window that is closed asks nothing here: it would stay open without a word why.
    const unblock = history.block({ blockerFn: async () => !(await latest.current()), enableBeforeUnload: false })
    const unguard = guardWords(() => latest.current())
    return () => {
      unblock()
      unguard()
    }
  }, [dirty, history])
  const close = () => {
    if (question.current) return
    if (dirty) void mayGo()
    else onClose()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={size}
      closeOnClickOutside={false}
      closeOnEscape={!covered}
      closeButtonProps={{ 'aria-label': t('app:dialog.close') }}
    >
      {children}
    </Modal>
  )
}
