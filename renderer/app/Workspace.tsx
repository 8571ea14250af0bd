import { RouterProvider } from '@tanstack/react-router'
import { router } from './router.tsx'

/** Everything behind the sign-in; another account is another instance. */
export function Workspace() {
  return <RouterProvider router={router} />
}
