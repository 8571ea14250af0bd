export { TextClash } from './clash/TextClash.tsx'
export { ArticleBody } from './article/ArticleBody.tsx'
export { KnowledgeScreen } from './KnowledgeScreen.tsx'
