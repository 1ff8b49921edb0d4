/** A note of Anki's: two sides and the deck it lies in. */
export type Note = { line: number; front: string; back: string; deck: string };
export type AnkiHead = {
  separator: string;
  html: boolean;
  deck: string;
  /** Columns by what they hold, counted from 0; fields are what is left. */
  special: ReadonlySet<number>;
  deckColumn: number | undefined;
  /** Lines of the head: where the notes begin. */
  lines: number;
};

const SEPARATORS: Record<string, string> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
};

/** The lines `#key:value` notes begin with (docs.ankiweb.net, "Importing Text Files"); `undefined` where there are none. */
export function readAnkiHead(text: string): AnkiHead | undefined {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const head = new Map<string, string>();
  let count = 0;
  for (const line of lines) {
    const found = /^#([a-z ]+):(.*)$/i.exec(line);
    if (!found) break;
    head.set((found[1] ?? '').trim().toLowerCase(), (found[2] ?? '').trim());
    count += 1;
  }
  if (count === 0) return undefined;
  const column = (name: string) => {
    const number = Number(head.get(`${name} column`));
    return Number.isInteger(number) && number > 0 ? number - 1 : undefined;
  };
  const special = ['guid', 'notetype', 'deck', 'tags'].flatMap((name) => column(name) ?? []);
  const separator = head.get('separator') ?? 'tab';
  return {
    separator: SEPARATORS[separator.toLowerCase()] ?? (separator || '\t'),
    html: head.get('html') !== 'false',
    deck: head.get('deck') ?? '',
    special: new Set(special),
    deckColumn: column('deck'),
    lines: count,
  };
}

/** `英語::動詞` is a way of categories. */
export const pathOfDeck = (deck: string): string =>
  deck
    .split('::')
    .map((name) => name.trim().replaceAll(/[/／]/g, '・'))
    .filter(Boolean)
    .join('/');

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of a field: markup and sounds left out, gaps of cloze notes filled. Pages show them as plain text. */
export function wordsOfHtml(html: string): string {
  return html
    .replace(/\[sound:[^\]]*\]/g, '')
    .replace(/\{\{c\d+::(.*?)(?:::.*?)?\}\}/gs, '$1')
    .replace(/<(script|style)\b.*?<\/\1\s*>/gis, '')
    .replace(/<(?:br|\/div|\/p|\/li|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[a-z/!][^>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
    })
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

/** A record as a note; its first two fields that hold nothing special are its sides. */
export function noteOf({ line, cells }: { line: number; cells: readonly string[] }, head: AnkiHead): Note {
  const [front = '', back = ''] = cells.filter((_, place) => !head.special.has(place));
  const words = (side: string) => (head.html ? wordsOfHtml(side) : side.trim());
  const deck = head.deckColumn === undefined ? '' : (cells[head.deckColumn] ?? '');
  return { line: line + head.lines, front: words(front), back: words(back), deck: deck || head.deck };
}
