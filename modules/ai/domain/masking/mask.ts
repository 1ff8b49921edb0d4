import { contactsIn, type Span } from './contacts.ts';
import { type Folded, fold } from './fold.ts';
import { isCommon, type Names } from './names.ts';
import { amongKanji, hasTitle, standsAlone } from './surroundings.ts';

export type Kind = '人' | 'メール' | '電話' | '住所' | '記号';
type Hit = Span & { readonly kind: Kind; readonly personId?: string };

/** What looks like one of our placeholders in somebody's text must not become a name on the way back. */
const FOREIGN = /[〔［【[] ?(?:人|めーる|電話|住所|記号) ?\d+(?:-\d+)? ?[〕］】\]]/gu;

/**
 * Takes names and addresses out of the texts of one call and puts them back into what comes of it. The same spelling
 * gets the same placeholder throughout: 〔人1〕; another spelling of the same person 〔人1-2〕, so that the model sees who
 * is who and every text comes back to the letter.
 */
export class Mask {
  readonly #close: Names;
  readonly #school: Names;
  readonly #bySurface = new Map<string, string>();
  readonly #byPlaceholder = new Map<string, string>();
  readonly #numbers = new Map<Kind, number>();
  readonly #people = new Map<string, { number: number; spellings: number }>();
  /** Everyday words that this call has used as names. */
  readonly #called = new Set<string>();

  /** `close`: the people a text may be about, told by any part of their names. `school`: everybody else there. */
  constructor(close: Names, school: Names) {
    this.#close = close;
    this.#school = school;
  }

  /** Whether anything had to be masked. */
  get used(): boolean {
    return this.#byPlaceholder.size > 0;
  }

  /** All texts of a call at once: what one of them calls a name is a name in the others too. */
  maskAll(texts: readonly string[]): string[] {
    const folds = texts.map(fold);
    for (const text of folds) this.#listen(text);
    return texts.map((text, at) => this.#mask(text, folds[at] ?? fold(text)));
  }

  restore(text: string): string {
    return text.replace(PLACEHOLDER, (found) => this.#byPlaceholder.get(canonical(found)) ?? found);
  }

  /** Restores every text inside a value that came as JSON. */
  restoreIn(value: unknown): unknown {
    if (typeof value === 'string') return this.restore(value);
    if (Array.isArray(value)) return value.map((item) => this.restoreIn(item));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.restore(key), this.restoreIn(item)]));
    }
    return value;
  }

  /** Restores a text that comes in pieces; a placeholder may be torn anywhere. */
  restorer(): { take(piece: string): string; rest(): string } {
    let held = '';
    return {
      take: (piece) => {
        held += piece;
        const open = held.lastIndexOf('〔');
        const torn = open >= 0 && !held.includes('〕', open) && held.length - open <= LONGEST;
        const ready = torn ? held.slice(0, open) : held;
        held = torn ? held.slice(open) : '';
        return this.restore(ready);
      },
      rest: () => {
        const last = this.restore(held);
        held = '';
        return last;
      },
    };
  }

  /** Notes which everyday words are called by a title somewhere. */
  #listen({ text }: Folded): void {
    for (let at = 0; at < text.length; at++) {
      for (const { end } of this.#close.at(text, at)) {
        if (hasTitle(text, at, end)) this.#called.add(text.slice(at, end));
      }
    }
  }

  #mask(original: string, folded: Folded): string {
    let masked = '';
    let done = 0;
    for (const hit of this.#hits(original, folded)) {
      const start = Math.max(done, folded.starts[hit.start] ?? original.length);
      const end = folded.ends[hit.end - 1] ?? original.length;
      if (start >= end) continue;
      masked += original.slice(done, start) + this.#placeholder(hit, original.slice(start, end));
      done = end;
    }
    return masked + original.slice(done);
  }

  #hits(original: string, folded: Folded): Hit[] {
    const { text } = folded;
    const contacts: Hit[] = contactsIn(text).map(({ kind, span }) => ({ kind, ...span }));
    const foreign: Hit[] = [...text.matchAll(FOREIGN)].map((match) => ({
      kind: '記号',
      start: match.index,
      end: match.index + match[0].length,
    }));
    const names: Hit[] = [];
    for (let at = 0; at < text.length; at++) {
      const name = this.#nameAt(original, folded, at);
      if (!name) continue;
      names.push(name);
      at = name.end - 1;
    }
    const all = [...foreign, ...contacts, ...names];
    return all.sort((one, other) => one.start - other.start || other.end - one.end);
  }

  #nameAt(original: string, { text, starts, ends }: Folded, at: number): Hit | undefined {
    const whole = (end: number) => standsAlone(original, starts[at] ?? 0, ends[end - 1] ?? original.length);
    for (const { value, end } of [...this.#close.at(text, at), ...this.#school.at(text, at)].sort(longest)) {
      if (value.kind !== 'part' && whole(end)) return { kind: '人', personId: value.personId, start: at, end };
      if (value.kind !== 'part') continue;
      // 昨日森さん and 大森さん look alike: both are masked, it comes back to the letter either way.
      if (hasTitle(text, at, end) && whole(end)) return { kind: '人', personId: value.personId, start: at, end };
    }
    for (const { value, end } of this.#close.at(text, at)) {
      if (value.kind === 'part' && whole(end) && this.#countsAlone(text, at, end)) {
        return { kind: '人', personId: value.personId, start: at, end };
      }
    }
    return undefined;
  }

  #countsAlone(text: string, start: number, end: number): boolean {
    const part = text.slice(start, end);
    if (!isCommon(part)) return true;
    return this.#called.has(part) && !amongKanji(text, start, end);
  }

  #placeholder({ kind, personId }: Hit, surface: string): string {
    const key = `${kind} ${surface}`;
    const known = this.#bySurface.get(key);
    if (known) return known;
    const made = `〔${kind}${personId ? this.#numberOf(personId) : this.#next(kind)}〕`;
    this.#bySurface.set(key, made);
    this.#byPlaceholder.set(made, surface);
    return made;
  }

  #numberOf(personId: string): string {
    const known = this.#people.get(personId);
    if (!known) {
      const number = this.#next('人');
      this.#people.set(personId, { number, spellings: 1 });
      return String(number);
    }
    known.spellings += 1;
    return `${known.number}-${known.spellings}`;
  }

  #next(kind: Kind): number {
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, number);
    return number;
  }
}

/** Models write placeholders with other digits or with spaces now and then. */
const PLACEHOLDER = /〔\s*(?:人|メール|電話|住所|記号)\s*[0-9０-９]+(?:\s*[-－‐−]\s*[0-9０-９]+)?\s*〕/gu;
const canonical = (found: string): string => found.normalize('NFKC').replace(/\s/g, '').replace(/[‐−]/g, '-');
/** No placeholder is longer, spaces and all. */
const LONGEST = 24;

const longest = (one: { end: number }, other: { end: number }): number => other.end - one.end;
