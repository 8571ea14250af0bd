/**
 * As a `ref`: takes the focus with the very commit that shows the element. The dialog's own trap does it a task later,
 * and a fast typist's first letter would be lost in between.
 */
export function focusNow(element: HTMLElement | null): void {
  element?.focus()
}
