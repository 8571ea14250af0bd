/** Placeholder until the customer pane is here. */
export function CustomerPane(_props: { readonly ticketId: string }): null {
  return null
}
