import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { QueryResult } from '#shared/ipc/contract'
import { forgetAccountItems } from '../../app/account.ts'
import { queryClient, run } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showFailure } from '../../app/toasts.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { confirm } from '../../ui/confirm.ts'
import classes from './SignIn.module.css'

type KnownAccount = QueryResult<'app.accounts'>[number]

/** Who has signed in on this machine, with what still waits to be sent. */
export function AccountList(props: {
  readonly accounts: readonly KnownAccount[]
  readonly busy: boolean
  readonly onOpen: (account: KnownAccount) => void
}) {
  const { t } = useTranslation('signIn')
  return (
    <section aria-labelledby="known-accounts">
      <h2 id="known-accounts" className={classes.question}>
        {t('signIn:accounts.title')}
      </h2>
      <ul className={classes.accounts}>
        {props.accounts.map((account) => (
          <li key={account.key} className={classes.account}>
            <Avatar name={account.name} kind="user" size={32} />
            <div className={classes.choiceText}>
              <span className={classes.choiceTitle}>{account.workspaceName}</span>
              <span className={classes.choiceBody}>
                {account.name} ·{' '}
                {account.kind === 'remote' ? hostOf(account.serverUrl) : t(`signIn:accounts.${account.kind}`)}
              </span>
              {account.waiting > 0 && (
                <span className={classes.waiting}>{t('signIn:accounts.waiting', { count: account.waiting })}</span>
              )}
            </div>
            <Tooltip label={t('signIn:forget.confirm')}>
              <ActionIcon
                aria-label={t('signIn:accounts.forget', { name: account.name, workspace: account.workspaceName })}
                disabled={props.busy}
                onClick={() => void forget(account)}
              >
                <IconTrash size={16} stroke={1.5} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Button
              variant={account.signedIn ? 'filled' : 'default'}
              disabled={props.busy}
              aria-label={t(account.signedIn ? 'signIn:accounts.open' : 'signIn:accounts.signIn', {
                workspace: account.workspaceName,
                name: account.name,
              })}
              onClick={() => props.onOpen(account)}
            >
              {account.signedIn ? t('signIn:accounts.openShort') : t('signIn:accounts.signInShort')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )

  async function forget(account: KnownAccount): Promise<void> {
    const words = { workspace: account.workspaceName, name: account.name }
    const agreed = await confirm({
      title: t('signIn:forget.title'),
      body: (
        <>
          <p>{t(account.kind === 'remote' ? 'signIn:forget.body' : 'signIn:forget.bodyEmbedded', words)}</p>
          {account.waiting > 0 && (
            <p>
              <strong>{t('signIn:forget.waiting', { count: account.waiting })}</strong>
            </p>
          )}
        </>
      ),
      confirm: account.waiting > 0 ? t('signIn:forget.confirmWaiting') : t('signIn:forget.confirm'),
      cancel: t('signIn:forget.cancel'),
      danger: true,
    })
    if (!agreed) return
    try {
      await run('session.forget', { key: account.key, evenIfWaiting: account.waiting > 0 })
      forgetAccountItems(account.key)
    } catch (failure) {
      showFailure(failure)
    }
    void queryClient.invalidateQueries({ queryKey: ['app.accounts'] })
  }
}

function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}
