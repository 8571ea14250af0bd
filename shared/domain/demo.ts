/**
 * The people by whom one can look around in the demo workspace. Both the filler and the app's one-click demo sign-in
 * need them, so they stand here and nowhere else. The password is public on purpose: the addresses end in `.example`
 * and the workspace holds nothing but invented people.
 */
export const demoPassword = 'wren-on-the-wire'

export const demoEmails = {
  agent: 'maya.okafor@wrenfield.example',
  lead: 'priya.raman@wrenfield.example',
  editor: 'samir.elmasri@wrenfield.example',
  admin: 'daniel.ashworth@wrenfield.example',
} as const
