/** Placeholder until the conversation is here. */
export function ConversationPane(_props: { readonly ticketId: string }): null {
  return null
}
