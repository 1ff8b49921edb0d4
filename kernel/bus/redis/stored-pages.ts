import type { Fetched, Want } from '#kernel/bus/bus.ts';

/** Asks the source itself; undefined while it cannot be asked. */
export type ReadStored = (want: Want, limit: number) => Promise<Fetched | undefined>;

/** A source that could not be asked, or had nothing new, is left alone for so long. */
const ASK_AGAIN = 500;

type Page = { readonly after: number; result?: Fetched | undefined; again?: number };

/**
 * Pages out of sources' own stores, for what the streams do not hold. They are asked for in the background: a source that
 * is away must not hold up what others have to say.
 */
export class StoredPages {
  readonly #read: ReadStored;
  readonly #pages = new Map<string, Page>();
  /** Partitions whose last page was not the last one there is. */
  readonly #unfinished = new Set<string>();
  #arrived = new AbortController();

  constructor(read: ReadStored) {
    this.#read = read;
  }

  /** Fires when the next page has arrived. */
  get arrival(): AbortSignal {
    if (this.#arrived.signal.aborted) this.#arrived = new AbortController();
    return this.#arrived.signal;
  }

  /** The pages for these wants that have arrived, once. */
  take(wants: readonly Want[]): readonly Fetched[] {
    return wants.flatMap((want) => {
      const page = this.#pages.get(nameOf(want));
      if (!page?.result || page.after !== want.after) return [];
      this.#pages.delete(nameOf(want));
      return [page.result];
    });
  }

  /** Is a page under way, or asking for it of no use yet? */
  expects(want: Want): boolean {
    const page = this.#pages.get(nameOf(want));
    return page !== undefined && page.after === want.after && (page.again ?? Infinity) > performance.now();
  }

  /** Asks for the next page of what was not finished. */
  goOn(wants: readonly Want[], limit: number): void {
    for (const want of wants) if (this.#unfinished.has(nameOf(want))) this.ask(want, limit);
  }

  ask(want: Want, limit: number): void {
    if (this.expects(want)) return;
    const page: Page = { after: want.after };
    this.#pages.set(nameOf(want), page);
    const answered = (found: Fetched | undefined) => {
      const useful = found && (found.events.length > 0 || (found.head ?? want.after) < want.after);
      if (useful) page.result = found;
      else page.again = performance.now() + ASK_AGAIN;
      if (found && (found.head ?? 0) > (found.events.at(-1)?.pos ?? want.after)) this.#unfinished.add(nameOf(want));
      else this.#unfinished.delete(nameOf(want));
      this.#arrived.abort();
    };
    this.#read(want, limit).then(answered, () => answered(undefined));
  }
}

const nameOf = ({ source, part }: Want): string => `${source}/${part}`;
