import { knowledgeLimits } from '#shared/domain/knowledge'
import { limits } from '#shared/domain/primitives'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { rasterType } from '../../../app/writing/attachment-bytes.ts'
import { useUploads } from '../../../app/writing/use-uploads.ts'
import type { ArticleText } from './use-article-text.ts'

/** Pictures on their way into the text. What is refused is said with its limit, and the text stays as it is. */
export function usePictures(input: {
  readonly articleId: string
  readonly language: string
  readonly written: ArticleText
  /** Files that the article has. */
  readonly already: number
  readonly onRefused: (why: string) => void
}) {
  const { articleId, language, written, already, onRefused } = input
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  const { uploads, start, cancel } = useUploads({
    owner: `article ${articleId} ${language}`,
    onStored: (info) => {
      written.files.current = [...written.files.current, info]
      written.body.current?.insertImage(info)
      written.saver.changed()
    },
    onStoredLater: (info) => void written.attachLater(info),
  })
  const add = async (files: readonly File[]) => {
    let count = already + uploads.length
    for (const file of files) {
      if (file.size > limits.attachmentBytes) {
        onRefused(
          t('knowledge:problem.tooLarge', {
            name: file.name,
            size: format.bytes(file.size),
            limit: format.bytes(limits.attachmentBytes),
          }),
        )
      } else if (rasterType(new Uint8Array(await file.slice(0, 16).arrayBuffer())) === null) {
        onRefused(t('knowledge:problem.noPicture', { name: file.name }))
      } else if (count >= knowledgeLimits.files) {
        onRefused(t('knowledge:problem.tooMany', { most: knowledgeLimits.files }))
      } else {
        count += 1
        start(file, true)
      }
    }
  }
  return { uploads, cancel, add: (files: readonly File[]) => void add(files) }
}
