export { QueuePane } from './QueuePane.tsx'
