export { ArticleBody } from './article/ArticleBody.tsx'
export { TextClash } from './clash/TextClash.tsx'
export { KnowledgeScreen } from './KnowledgeScreen.tsx'
export { ArticleUseBar } from './suggest/ArticleUseBar.tsx'
