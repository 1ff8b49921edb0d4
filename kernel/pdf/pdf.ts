import { token } from '#kernel/container.ts';

export type PrintJob = {
  /** A whole HTML document. It is ours: what people typed must have been escaped. Scripts and addresses do nothing in it. */
  readonly html: string;
  /** Said at the top of every sheet. */
  readonly header: string;
  readonly language: 'ja' | 'en';
};

/**
 * Makes PDFs (A4, page numbers) of HTML. A few are made at a time, others wait their turn; each has a deadline.
 * Throws a Refusal `PDF_UNAVAILABLE` where no browser is found, none starts, or the deadline passes: a page can then
 * offer to print itself.
 */
export interface Pdf {
  print(job: PrintJob): Promise<Uint8Array>;
  /** Ends the browser, if one was started. */
  close(): Promise<void>;
}
export const pdfToken = token<Pdf>('pdf');
