/** The telephone numbers' tables are a tenth of this process's code and not wanted before the first number is shown. */
export const numberRules = () => import('#shared/rules/calls/numbers')
