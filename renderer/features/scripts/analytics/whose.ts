import type { AppContext } from '#shared/ipc/views'
import { useTranslation } from '../../../app/i18n.ts'

/** Which calls the figures count, in a sentence: those of one's teams alone are not all that were led by the script. */
export function useWhoseCalls({ me, teams }: Pick<AppContext, 'me' | 'teams'>): string {
  const { t, i18n } = useTranslation('scripts')
  const own = teams.filter(({ id }) => me.role === 'admin' || me.teamIds.includes(id))
  if (own.length === teams.length) return t('scripts:figures.allTeams')
  const names = new Intl.ListFormat(i18n.resolvedLanguage ?? 'en').format(own.map(({ name }) => name))
  return own.length === 0 ? t('scripts:figures.noTeams') : t('scripts:figures.ownTeams', { names })
}
