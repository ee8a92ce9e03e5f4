/** Content security policy: every style element that this page makes carries the nonce the server gave it. */

export function readNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined
}

/**
 * antd takes the nonce from its provider, but the scroll lock of its dialogs (`@rc-component/portal`) makes a
 * style element without one, which the policy would block.
 */
export function markStyles(nonce: string): void {
  const page: ElementMaker = document
  const make = page.createElement.bind(document)
  page.createElement = (name, options) => {
    const element = make(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
}

interface ElementMaker {
  createElement(name: string, options?: ElementCreationOptions): HTMLElement
}
