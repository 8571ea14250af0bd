import { RouterProvider } from '@tanstack/react-router'
import type { Account } from '#shared/ipc/views'
import { router } from './router.tsx'

/** Everything behind the sign-in; another account is another instance. */
export function Workspace(_props: { readonly account: Account }) {
  return <RouterProvider router={router} />
}
