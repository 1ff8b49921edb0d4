import express from 'express';

/** The least a server can be: one handler, one answer. What the benches measure the whole stack against. */
export function bareExpress(port: number, answer: (id: string) => unknown): void {
  express()
    .get('/:id', (req, res) => void res.json(answer(req.params.id)))
    .listen(port, '127.0.0.1');
}

/** Express that sends this file to everybody. */
export function bareFile(port: number, file: string): void {
  express()
    .get('/', (_req, res) => res.sendFile(file))
    .listen(port, '127.0.0.1');
}
