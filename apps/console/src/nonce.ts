/** Content security policy: every style element that this page makes carries the nonce the server gave it. */

export function readNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined
}

/**
 * antd takes the nonce from its provider, but the scroll lock of its dialogs (`@rc-component/portal`) makes a
 * style element without one, which the policy would block.
 */
export function markStyles(nonce: string): void {
  const create = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
}
