export { KnowledgeScreen } from './KnowledgeScreen.tsx'
