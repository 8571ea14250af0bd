import { SegmentedControl, Select, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import type { ThemeChoice } from '#shared/ipc/shell'
import { useChooseTheme } from '../../app/globalActions.ts'
import { chooseLanguage, type LanguageChoice, languageChoice, languages, useTranslation } from '../../app/i18n.ts'
import { runShell } from '../../app/shell.ts'
import { chooseDensity, type Density, fromMantine, useDensity } from '../../app/theme.ts'
import { showFailure } from '../../app/toasts.tsx'
import classes from './Settings.module.css'

/** A language in its own words, so that whoever cannot read the present one finds theirs. */
const ownName = (language: string) => new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language

export function Appearance() {
  const { t } = useTranslation('settings')
  const { colorScheme } = useMantineColorScheme()
  const chooseTheme = useChooseTheme()
  const density = useDensity()
  const [language, setLanguage] = useState(languageChoice)

  return (
    <div className={classes.fields}>
      <div>
        <p className={classes.legend} id="scheme-label">
          {t('settings:appearance.scheme')}
        </p>
        <SegmentedControl
          aria-labelledby="scheme-label"
          value={fromMantine(colorScheme)}
          onChange={(value) => chooseTheme(value as ThemeChoice)}
          data={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings:appearance.${value}`),
          }))}
        />
      </div>
      <div>
        <p className={classes.legend} id="density-label">
          {t('settings:appearance.density')}
        </p>
        <SegmentedControl
          aria-labelledby="density-label"
          value={density}
          onChange={(value) => chooseDensity(value as Density)}
          data={(['comfortable', 'compact'] as const).map((value) => ({
            value,
            label: t(`settings:appearance.${value}`),
          }))}
        />
        <p className={classes.hint}>{t('settings:appearance.densityHint')}</p>
      </div>
      <div>
        <Select
          label={t('settings:appearance.language')}
          w={240}
          value={language}
          data={[
            { value: 'system', label: t('settings:appearance.languageSystem') },
            ...languages.map((value) => ({ value, label: ownName(value) })),
          ]}
          onChange={(value) => {
            if (!value) return
            setLanguage(value as LanguageChoice)
            chooseLanguage(value as LanguageChoice).catch(showFailure)
            runShell('shell.setLanguage', { language: value }).catch(showFailure)
          }}
        />
        <p className={classes.hint}>{t('settings:appearance.languageHint')}</p>
      </div>
    </div>
  )
}
