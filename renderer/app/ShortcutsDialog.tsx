import { Modal } from '@mantine/core'
import { Fragment } from 'react'
import { Kbd } from '../ui/Kbd.tsx'
import classes from './dialogs.module.css'
import { useTranslation } from './i18n.ts'
import { registeredShortcuts, type Shortcut, type ShortcutScope } from './shortcuts.ts'

const scopes: readonly ShortcutScope[] = [
  'global',
  'list',
  'conversation',
  'composer',
  'customer',
  'answers',
  'organization',
  'call',
  'library',
  'article',
  'script',
  'scripts',
  'sites',
]

/** Everything that can be pressed at the moment, by where it works. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation([
    'app',
    'tickets',
    'conversation',
    'customers',
    'sync',
    'knowledge',
    'knowledgeFlow',
    'scripts',
    'publishing',
  ])
  const all = registeredShortcuts()
  const groups = scopes
    .map((scope) => ({ scope, shortcuts: all.filter((shortcut) => shortcut.scope === scope) }))
    .filter(({ shortcuts }) => shortcuts.length > 0)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('app:shortcuts.title')}
      size={760}
      closeButtonProps={{ 'aria-label': t('app:dialog.close') }}
    >
      <div className={classes.columns}>
        {groups.map(({ scope, shortcuts }) => (
          <section key={scope} className={classes.group}>
            <h3 className={classes.groupTitle}>{t(`app:shortcuts.scope.${scope}`)}</h3>
            <dl className={classes.keyList}>
              {shortcuts.map((shortcut) => (
                <div key={shortcut.id} className={classes.keyRow}>
                  <dt>{t(shortcut.label)}</dt>
                  <dd>
                    <Keys shortcut={shortcut} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={classes.note}>{t('app:shortcuts.note')}</p>
    </Modal>
  )
}

function Keys({ shortcut }: { readonly shortcut: Shortcut }) {
  const { t } = useTranslation('app')
  const keys = typeof shortcut.keys === 'string' ? [shortcut.keys] : shortcut.keys
  return keys.map((each, index) => (
    <Fragment key={each}>
      {index > 0 && <span className={classes.or}>{t('app:shortcuts.or')}</span>}
      <Kbd keys={each} />
    </Fragment>
  ))
}
