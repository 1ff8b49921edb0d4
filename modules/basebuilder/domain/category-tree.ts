/** What the shape of the tree is judged by. */
export type Node = { readonly id: string; readonly parentId?: string | null | undefined; readonly name: string };

/** A school's categories, seen as a tree. */
export class CategoryTree {
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #children = new Map<string | null, Node[]>();

  /** `nodes` in the order neighbours stand in. */
  constructor(nodes: readonly Node[]) {
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const node of nodes) {
      const siblings = this.#children.get(node.parentId ?? null);
      if (siblings) siblings.push(node);
      else this.#children.set(node.parentId ?? null, [node]);
    }
  }

  /** From the root to the node itself; stops at a node that was passed already, so that it always ends. */
  #line(id: string): Node[] {
    const line: Node[] = [];
    const passed = new Set<string>();
    for (let at = this.#nodes.get(id); at && !passed.has(at.id); at = this.#nodes.get(at.parentId ?? '')) {
      passed.add(at.id);
      line.unshift(at);
    }
    return line;
  }

  /** Its name and those it stands under, from the root on. */
  names(id: string): string[] {
    return this.#line(id).map(({ name }) => name);
  }

  /** `英語/動詞`. */
  path(id: string): string {
    return this.names(id).join('/');
  }

  /** 1 for a root. */
  depth(id: string): number {
    return this.#line(id).length;
  }

  /** How many levels hang on a node, itself included. */
  height(id: string): number {
    return 1 + Math.max(0, ...this.#below(id).map((child) => this.height(child.id)));
  }

  #below(id: string): readonly Node[] {
    return this.#children.get(id) ?? [];
  }

  /** The node and everything below it. */
  withBelow(id: string): string[] {
    return [id, ...this.#below(id).flatMap((child) => this.withBelow(child.id))];
  }

  /** Whether a node would come to hang on itself below `parentId`. */
  wouldCircle(id: string, parentId: string | null): boolean {
    return parentId !== null && this.#line(parentId).some((node) => node.id === id);
  }

  /** Parents before children, neighbours in their order. */
  inOrder(from: string | null = null): Node[] {
    return (this.#children.get(from) ?? []).flatMap((node) => [node, ...this.inOrder(node.id)]);
  }
}
