export { customerQueries } from './queries.ts'
