import { useTranslation } from '../../../../app/i18n.ts'
import type { DraftState } from '../../../../app/writing/draft-saver.ts'
import { SavedMark } from '../../../../app/writing/SavedMark.tsx'
import { type Kind, KindTabs } from './ComposerParts.tsx'
import classes from './composer.module.css'

interface HeadProps {
  readonly kind: Kind
  readonly panelId: string
  readonly customerName: string
  readonly email: string | undefined
  readonly saved: DraftState
  readonly onChoose: (kind: Kind) => void
  readonly onStep: (kind: Kind) => void
  /** Left out when the field is there. */
  readonly onAddCc?: () => void
}

/** What is being written and to whom, and whether it is safe on disk. */
export function ComposerHead({ kind, panelId, customerName, email, saved, onChoose, onStep, onAddCc }: HeadProps) {
  const { t } = useTranslation('conversation')
  return (
    <div className={classes.head}>
      <KindTabs chosen={kind} panelId={panelId} onChoose={onChoose} onStep={onStep} />
      <span className={classes.whom} title={kind === 'public' ? email : undefined}>
        {kind === 'note'
          ? t('conversation:composer.noteWhom')
          : t('conversation:composer.replyWhom', { name: email ? `${customerName} <${email}>` : customerName })}
      </span>
      <SavedMark state={saved} />
      {kind === 'public' && onAddCc && (
        <button type="button" className={classes.textButton} onClick={onAddCc}>
          {t('conversation:cc.add')}
        </button>
      )}
    </div>
  )
}
