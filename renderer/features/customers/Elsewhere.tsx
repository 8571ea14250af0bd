import { useQuery } from '@tanstack/react-query'
import { run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import classes from './customers.module.css'

/** What was asked a minute ago is asked again. Milliseconds. */
const fresh = 60_000

/**
 * How many tickets the customer has with teams of others. This machine cannot know: the server says it while it can be
 * reached, and nothing stands here otherwise.
 */
export function Elsewhere({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers')
  const online = useAsk('app.status', {}).data?.connection === 'online'
  const { data } = useQuery({
    queryKey: ['customer.elsewhere', customerId],
    queryFn: () => run('customer.elsewhere', { customerId }),
    enabled: online,
    staleTime: fresh,
  })
  if (!data || data.total === 0) return null
  return <p className={classes.hint}>{t('customers:tickets.elsewhere', { count: data.total, open: data.open })}</p>
}
