import { Button, Popover, TextInput } from '@mantine/core'
import { RichTextEditor } from '@mantine/tiptap'
import { IconLink, IconLinkOff } from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from '../i18n.ts'
import { enteredAddress } from './entered-address.ts'
import classes from './writing.module.css'

/**
 * Makes the selection a link. Not the kit's own: that one keeps an address that leads nowhere, and drops one of a kind
 * that is not opened without a word.
 */
export function LinkControl({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('conversation')
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => !now.isDestroyed && now.isActive('link'),
  })
  const [address, setAddress] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const close = () => {
    setAddress(null)
    setProblem(null)
  }
  const remove = () => {
    close()
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
  }
  const save = () => {
    if (address === null || address.trim() === '') {
      remove()
      return
    }
    const entered = enteredAddress(address)
    if ('problem' in entered) {
      setProblem(
        entered.problem === 'kind'
          ? t('conversation:editor.linkKind', { kind: entered.kind })
          : t('conversation:editor.linkIncomplete'),
      )
      return
    }
    close()
    const { href } = entered
    const chain = editor.chain().focus()
    // With nothing selected there are no words to link: the address stands for itself.
    if (editor.state.selection.empty && !active)
      chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.extendMarkRange('link').setLink({ href }).run()
  }
  return (
    <Popover
      opened={address !== null}
      onChange={(next) => !next && close()}
      trapFocus
      returnFocus
      withinPortal
      shadow="md"
      width={360}
    >
      <Popover.Target>
        <RichTextEditor.Control
          aria-label={t('conversation:editor.link')}
          title={t('conversation:editor.link')}
          active={active}
          onClick={() => setAddress(String(editor.getAttributes('link').href ?? ''))}
        >
          <IconLink size={16} stroke={1.5} aria-hidden />
        </RichTextEditor.Control>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.link}>
          <TextInput
            data-autofocus
            className={classes.linkAddress ?? ''}
            aria-label={t('conversation:editor.linkAddress')}
            placeholder="https://"
            maxLength={2_000}
            value={address ?? ''}
            error={problem}
            onChange={(event) => {
              setAddress(event.currentTarget.value)
              setProblem(null)
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              save()
            }}
          />
          <Button variant="filled" onClick={save}>
            {t('conversation:editor.linkSave')}
          </Button>
          {active && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconLinkOff size={16} stroke={1.5} aria-hidden />}
              onClick={remove}
            >
              {t('conversation:editor.linkRemove')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
