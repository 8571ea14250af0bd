export { callQueries } from './queries.ts'
export { dialCall, popCall } from './start.ts'
