import { modals } from '@mantine/modals'
import i18next from 'i18next'
import type { ReactNode } from 'react'

/** Asks before something that cannot be taken back. True when the person agreed. Words are in their language already. */
export function confirm(question: {
  readonly title: string
  readonly body: ReactNode
  readonly confirm: string
  readonly cancel: string
  readonly danger?: boolean
}): Promise<boolean> {
  return new Promise((resolve) => {
    let agreed = false
    modals.openConfirmModal({
      title: question.title,
      children: question.body,
      labels: { confirm: question.confirm, cancel: question.cancel },
      confirmProps: {
        variant: 'filled',
        ...(question.danger ? { color: 'var(--sb-danger-fill)', autoContrast: false } : {}),
      },
      closeButtonProps: { 'aria-label': i18next.t('app:dialog.close') },
      // The harmless answer has the focus.
      cancelProps: { 'data-autofocus': true },
      onConfirm: () => {
        agreed = true
      },
      onClose: () => resolve(agreed),
    })
  })
}
