// Placeholder until the server is written.
export const placeholder = true
