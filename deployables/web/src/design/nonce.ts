/** The content security policy lets style elements through that carry this. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name=nonce]')?.content ?? '';
// The scroll lock of dialogs writes a style element of its own and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce });
