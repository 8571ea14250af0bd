export { numberRules } from './numbers.ts'
export { callQueries } from './queries.ts'
export { dialCall, popCall } from './start.ts'
