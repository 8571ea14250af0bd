export { CustomerPage } from './CustomerPage.tsx'
export { CustomerPane } from './CustomerPane.tsx'
export { CustomerPicker } from './CustomerPicker.tsx'
export { emptyCustomer, normalizePhone } from './fields.ts'
