import { useTranslation } from '../../../app/i18n.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import classes from './editor.module.css'
import { type Editor, selectedStep, worstOf } from './editor.ts'
import { SeverityMark } from './ProblemLine.tsx'
import { ProblemsPanel } from './ProblemsPanel.tsx'
import { ScriptFields } from './ScriptFields.tsx'
import { StepPanel } from './StepPanel.tsx'

export const sideTabs = ['step', 'script', 'problems'] as const
export type SideTab = (typeof sideTabs)[number]

/** The chosen step, the script as a whole, or what is wrong with it. */
export function SidePanel(props: {
  readonly editor: Editor
  readonly tab: SideTab
  readonly onTab: (tab: SideTab) => void
}) {
  const { editor, tab, onTab } = props
  const { t } = useTranslation('scripts')
  const step = selectedStep(editor)
  const worst = worstOf(editor.problems)
  return (
    <>
      <div role="tablist" aria-label={t('scripts:edit.panel')} className={classes.sideTabs}>
        {sideTabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`script-tab-${each}`}
            aria-selected={tab === each}
            aria-controls="script-side"
            tabIndex={tab === each ? 0 : -1}
            className={classes.sideTab}
            onClick={() => onTab(each)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
              event.preventDefault()
              const by = event.key === 'ArrowRight' ? 1 : sideTabs.length - 1
              const next = sideTabs[(sideTabs.indexOf(each) + by) % sideTabs.length]
              if (!next) return
              onTab(next)
              document.getElementById(`script-tab-${next}`)?.focus()
            }}
          >
            {t(`scripts:tab.${each}`)}
            {each === 'problems' && worst && (
              <>
                <SeverityMark severity={worst} size={14} />
                <span>{editor.problems.length}</span>
              </>
            )}
          </button>
        ))}
      </div>
      <div id="script-side" role="tabpanel" aria-labelledby={`script-tab-${tab}`} className={classes.sideBody}>
        {tab === 'problems' ? (
          <ProblemsPanel editor={editor} />
        ) : tab === 'script' ? (
          <ScriptFields key={editor.script.id} editor={editor} />
        ) : step ? (
          <StepPanel key={step.id} editor={editor} step={step} />
        ) : (
          <EmptyState
            title={t(editor.graph.steps.length === 0 ? 'scripts:edit.noSteps' : 'scripts:edit.noSelection')}
            body={t(editor.graph.steps.length === 0 ? 'scripts:edit.noStepsBody' : 'scripts:edit.noSelectionBody')}
          />
        )}
      </div>
    </>
  )
}
