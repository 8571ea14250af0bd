import { z } from 'zod'
import { articleText } from '../domain/knowledge.ts'
import { id, languageTag } from '../domain/primitives.ts'
import { articleDraftId, translationId } from '../domain/records.ts'
import { applied, type Change, defineCommand, type RecordRef, rejected } from './command.ts'
import { mayEdit, ref } from './knowledge-shelves.ts'

const most = 1_000

/** Everything that belongs to an article, named by whoever saw it: what came since keeps the article. */
const parts = {
  languages: z.array(languageTag).max(100),
  revisionIds: z.array(id).max(most),
  fileIds: z.array(id).max(most),
  commentIds: z.array(id).max(most),
  flagIds: z.array(id).max(most),
}
const schema = z.object({
  articleId: id,
  /** What it is called, for the lists of what waits: nothing else of it is left to name it by. */
  title: articleText.shape.title,
  ...parts,
})

const partsOf = (args: z.infer<typeof schema>): RecordRef[] => [
  ...args.commentIds.map((each) => ref('reviewComment', each)),
  ...args.flagIds.map((each) => ref('articleFlag', each)),
  ...args.fileIds.map((each) => ref('articleFile', each)),
  ...args.revisionIds.map((each) => ref('revision', each)),
  ...args.languages.map((language) => ref('translation', translationId(args.articleId, language))),
]

/**
 * Removes an article that was begun by mistake, with its texts, files and remarks: by an editor, or by whoever began it.
 * Refused while readers see or saw it, once it was used, and while anything else leads to it: such an article is archived. What
 * colleagues have begun to write on it stays with them.
 */
export const articleDelete = defineCommand({
  args: schema,
  reads: (args, actor) => [
    ref('article', args.articleId),
    ...partsOf(args),
    ...args.languages.map((language) => ref('articleDraft', articleDraftId(args.articleId, language, actor.id))),
  ],
  unlessNamed: (args) => ({
    id: args.articleId,
    by: [
      'translation',
      'revision',
      'articleFile',
      'reviewComment',
      'articleFlag',
      'articleUse',
      'product',
      'searchMiss',
      'scriptRevision',
    ],
    except: partsOf(args).map((each) => each.id),
  }),
  effect: (args, reader, context) => {
    const { articleId, languages } = args
    const { actor } = context
    const found = reader.get('article', articleId)
    if (!found)
      return context.mode === 'commit' ? rejected('not-found', { type: 'article', id: articleId }) : applied([])
    const isOwn = found.ownerId === actor.id && found.createdById === actor.id
    if (!mayEdit(actor) && !isOwn) return rejected('forbidden')
    const texts = languages.map((language) => reader.get('translation', translationId(articleId, language)))
    // What was approved is no mistake, and what was published was approved: it stays also when it is withdrawn.
    if (texts.some((text) => text && (text.published !== null || text.approvedAt !== null)))
      return rejected('wrong-state')
    const drafts = languages.map((language) => ref('articleDraft', articleDraftId(articleId, language, actor.id)))
    const going: Change[] = []
    for (const { type, id: key } of [...partsOf(args), ...drafts]) {
      const part = reader.get(type, key)
      if (!part) continue
      if (!('articleId' in part) || part.articleId !== articleId) return rejected('invalid')
      going.push({ op: 'delete', type, id: key })
    }
    return applied([...going, { op: 'delete', type: 'article', id: articleId }])
  },
})
