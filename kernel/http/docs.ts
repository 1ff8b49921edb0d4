import type { RequestHandler } from 'express';
import type { OpenApi, Operation } from '#kernel/http/openapi.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const row = (method: string, path: string, operation: Operation): string => `<tr>
<td><code class="${method}">${method.toUpperCase()}</code></td>
<td><code>${escaped(path)}</code></td>
<td>${escaped(operation.summary ?? '')}</td>
<td>${escaped((operation['x-access']?.words ?? []).join(', '))}</td>
</tr>`;

const STYLE = `body{font:15px/1.6 system-ui,sans-serif;color:#1b2621;background:#f6f6f2;margin:0 auto;padding:32px 24px;max-width:1100px}
table{border-collapse:collapse;width:100%;background:#fff}td,th{border-bottom:1px solid #dfe1db;padding:8px 12px;text-align:left;vertical-align:top}
code{font:13px ui-monospace,monospace}.get{color:#1b5687}.post{color:#275f46}.put{color:#6b4d01}.delete{color:#912339}
@media (prefers-color-scheme:dark){body{background:#111614;color:#e7eae7}table{background:#191f1c}td,th{border-color:#2c3430}.get{color:#9ecdf9}.post{color:#9bd7b9}.put{color:#f0bf61}.delete{color:#fcb0b6}a{color:#9bd7b9}}`;

/** The API on one readable page, without scripts; the machine's version is linked. */
export function docs(document: OpenApi): RequestHandler {
  const sections = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'other';
      sections.set(tag, [...(sections.get(tag) ?? []), row(method, path, operation)]);
    }
  }
  const body = [...sections]
    .map(
      ([tag, rows]) =>
        `<h2>${escaped(tag)}</h2><table><thead><tr><th>Method</th><th>Path</th><th>What</th><th>Who may</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    )
    .join('');
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>QuestEd API</title><style>${STYLE}</style></head><body><h1>QuestEd API</h1><p>Base path <code>/api/v1</code>. Machine-readable: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). Failures are problem documents (RFC 9457). Unsafe requests may carry an <code>Idempotency-Key</code>.</p>${body}</body></html>`;
  return (_req, res) => {
    res.set(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    );
    res.type('html').send(html);
  };
}
