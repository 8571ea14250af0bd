import type { TFunction } from 'i18next'
import { assertNever } from '#shared/rules/assert'
import type { Format } from '../../../../app/format.ts'
import type { Kind } from './ComposerParts.tsx'
import type { DraftContent } from './draft-content.ts'
import { bodyLimit, type FileRefusal } from './limits.ts'
import { unfilledIn } from './unfilled.ts'

/** Why a message is not sent as it is, in a sentence; null when nothing stands against it. */
export function messageRefusal(
  t: TFunction,
  message: {
    readonly content: DraftContent | null
    readonly kind: Kind
    /** Everything under Cc is an address. */
    readonly addressed: boolean
    readonly uploading: boolean
    readonly empty: boolean
  },
): string | null {
  const { content, kind, addressed, uploading, empty } = message
  if (uploading) return t('conversation:composer.uploading')
  if (!addressed) return t('conversation:composer.ccInvalid')
  if (!content || empty) return t(`conversation:composer.empty.${kind}`)
  const [unfilled] = kind === 'public' ? unfilledIn(content.bodyHtml) : []
  if (unfilled) return t('conversation:composer.unfilled', { name: `{{${unfilled.name}}}` })
  if (content.bodyHtml.length > bodyLimit) return t('conversation:composer.tooLong', { limit: bodyLimit })
  return null
}

/** Why files were not taken, a sentence each, with the limit in it. */
export function refusalText(t: TFunction, format: Format, refused: readonly FileRefusal[]): string {
  return refused
    .map((each) => {
      switch (each.code) {
        case 'too-large':
          return t('conversation:attachment.tooLarge', {
            name: each.fileName,
            size: format.bytes(each.size),
            limit: format.bytes(each.limit),
          })
        case 'empty':
          return t('conversation:attachment.empty', { name: each.fileName })
        case 'too-many':
          return t('conversation:attachment.tooMany', { limit: each.limit })
        default:
          return assertNever(each)
      }
    })
    .join(' ')
}
