/** One message of a request, as it came. */
export type SeenMessage = { role: string; content: string };

/** A request the server got: what left QuestEd, to the letter. */
export type Seen = {
  readonly path: string;
  readonly model: string;
  readonly messages: readonly SeenMessage[];
  readonly stream: boolean;
  /** The JSON Schema asked for, if one was. */
  readonly schema: unknown;
  readonly body: Record<string, unknown>;
  readonly authorization: string;
  /** All messages, for tests that look for what must not be there. */
  readonly text: string;
  /** Whether the asker hung up before the answer was whole. */
  hungUp: boolean;
};

export type Usage = { prompt: number; answer: number };

/** What the server does with one request. Everything an endpoint can do wrong stands here by its name. */
export type Behaviour =
  /** An answer in words. `pieces` says where the stream breaks it; without it after every few letters. */
  | { text: string; pieces?: readonly string[]; finish?: 'stop' | 'length' | 'content_filter'; usage?: Usage | null }
  /** An answer of a shape, sent as JSON. */
  | { value: unknown; usage?: Usage | null }
  /** Something made up that fits the schema which was asked for. */
  | { fitting: true }
  /** An error of the endpoint; `retryAfter` in seconds, or any other text. */
  | { status: number; retryAfter?: number | string; code?: string; message?: string; param?: string }
  /** Takes the request and never answers. */
  | { hang: true }
  /** Sends this much and then breaks the connection. */
  | { cutAfter: string }
  /** Sends this much and then nothing more, with the connection open. */
  | { stallAfter: string }
  /** Sends what is no JSON at all, as JSON or as a piece of a stream. */
  | { malformed: true }
  /** The model declines. */
  | { refusal: string }
  /** Answers after the given promise is kept: the test holds the end of it. */
  | { after: Promise<unknown>; then: Behaviour }
  /** Sends the reader elsewhere. */
  | { redirect: string }
  /** What another kind of web server says. */
  | { page: string };

export type When = (request: Seen) => boolean;
