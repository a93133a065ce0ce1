/** The chat API over fetch. Every request has a time limit; nothing a person writes is in a URL. */

import type { GivenAnswer, GivenCode, Opened, Reply, Result, Turn } from "./types";

export const TIMEOUT_MS = 20_000;

/** What a server in trouble says, or the one before it; any other id is a considered refusal. */
const NO_REASON = new Set(["", "internal"]);

/** The server refused: `id` and `message` are its own words, `status` is the HTTP status. */
export class Refused extends Error {
  constructor(readonly status: number, readonly id: string, text: string) {
    super(text);
  }

  /** The conversation is not there, or the token is not good for it, or no longer. */
  get gone(): boolean {
    return [401, 404, 410].includes(this.status);
  }

  /** The conversation goes on elsewhere: the code was used there. */
  get elsewhere(): boolean {
    return this.status === 410;
  }
}

/** The server's own words on an error, "" where it has none. */
export function wordsOf(error: unknown): string {
  return error instanceof Refused ? error.message : "";
}

/** No usable answer: no network, no reply in time, or the server is in trouble (5xx). */
export class Unreachable extends Error {
  /** `answered`: the server was there. */
  constructor(readonly answered = false) {
    super();
  }
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface Call {
  method?: string;
  token?: string;
  body?: object;
  accept?: string;
  /** What to make of an answer with a body; its JSON, if nothing is said. */
  read?: (response: Response) => Promise<unknown>;
}

/** What was asked for is read from the body, or undefined when there is none (204). */
export class Api {
  /** The language in which errors should be worded. */
  language = "";

  /** `server` is the address before /api, or "" for the page's own. */
  constructor(
    private readonly server: string,
    private readonly fetch: Fetch = (url, init) => globalThis.fetch(url, init),
    private readonly timeout = TIMEOUT_MS,
  ) {}

  strings(language: string): Promise<Record<string, string>> {
    return this.call(`strings?language=${encodeURIComponent(language)}`);
  }

  open(language: string): Promise<Opened> {
    return this.call("conversations", { method: "POST", body: { language } });
  }

  /** Opens the conversation of a code; whoever had it open until now has it no longer. */
  resume(code: string, language: string): Promise<Opened> {
    return this.call("resume", { method: "POST", body: { code, language } });
  }

  turn(of: Opened, clientId: string, turn: Turn): Promise<Reply> {
    const body = { client_id: clientId, ...turn };
    return this.call(`${path(of)}/turns`, { method: "POST", token: of.token, body });
  }

  messages(of: Opened, after: number): Promise<Reply> {
    return this.call(`${path(of)}/messages?after=${after}`, { token: of.token });
  }

  result(of: Opened): Promise<Result> {
    return this.call(`${path(of)}/result`, { token: of.token });
  }

  /** A file made from the result. */
  file(of: Opened, name: string): Promise<Blob> {
    return this.call(`${path(of)}/${name}`, { token: of.token, read: (response) => response.blob(), accept: "*/*" });
  }

  async answers(of: Opened): Promise<GivenAnswer[]> {
    const { answers } = await this.call<{ answers: GivenAnswer[] }>(`${path(of)}/answers`, { token: of.token });
    return answers;
  }

  /** A code to open the conversation with elsewhere. It ends any code given before. */
  code(of: Opened): Promise<GivenCode> {
    return this.call(`${path(of)}/code`, { method: "POST", token: of.token });
  }

  remove(of: Opened): Promise<void> {
    return this.call(path(of), { method: "DELETE", token: of.token });
  }

  private async call<T>(
    what: string,
    { method = "GET", token, body, accept = "application/json", read = (response) => response.json() }: Call = {},
  ): Promise<T> {
    const headers: Record<string, string> = { Accept: accept };
    if (this.language) headers["Accept-Language"] = this.language;
    if (token) headers["Authorization"] = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.timeout);
    try {
      const response = await this.fetch(`${this.server}/api/${what}`, {
        method, headers, signal: limit.signal, cache: "no-store", credentials: "omit",
        referrerPolicy: "no-referrer", ...(body ? { body: JSON.stringify(body) } : {}),
      });
      if (response.ok) return (response.status === 204 ? undefined : await read(response)) as T;
      const refused = await refusal(response);
      throw response.status >= 500 && NO_REASON.has(refused.id) ? new Unreachable(true) : refused;
    } catch (error) {
      throw error instanceof Refused || error instanceof Unreachable ? error : new Unreachable();
    } finally {
      clearTimeout(timer);
    }
  }
}

function path(of: Opened): string {
  return `conversations/${encodeURIComponent(of.conversation)}`;
}

async function refusal(response: Response): Promise<Refused> {
  const body = await response.json().catch(() => ({})) as { error?: { id?: string; text?: string } };
  return new Refused(response.status, body.error?.id ?? "", body.error?.text ?? "");
}
