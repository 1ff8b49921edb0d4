/** A pattern and whose it is. */
export type Found<T> = { readonly value: T; readonly end: number };
type Node<T> = { readonly next: Map<string, Node<T>>; value: T | undefined };

/** Finds the longest of many patterns at a place of a text, in as many steps as that pattern has letters. */
export class Matcher<T> {
  readonly #root: Node<T> = { next: new Map(), value: undefined };

  /** The first to claim a pattern keeps it. */
  add(pattern: string, value: T): void {
    let node = this.#root;
    for (let at = 0; at < pattern.length; at++) {
      const letter = pattern.charAt(at);
      let next = node.next.get(letter);
      if (!next) {
        next = { next: new Map(), value: undefined };
        node.next.set(letter, next);
      }
      node = next;
    }
    node.value ??= value;
  }

  /** Every pattern that begins at `from`, the longest first. */
  at(text: string, from: number): Found<T>[] {
    const found: Found<T>[] = [];
    let node: Node<T> | undefined = this.#root;
    for (let at = from; at < text.length; at++) {
      node = node.next.get(text.charAt(at));
      if (!node) break;
      if (node.value !== undefined) found.unshift({ value: node.value, end: at + 1 });
    }
    return found;
  }
}
