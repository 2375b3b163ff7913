/** The line to the hub: one websocket that comes back by itself, and promises for what was asked. */

import { PROTOCOL, type AnyFromHub, type AnyFromSurface, type Hello, type Reply } from "./wire";

/** `unpaired`: the hub answers, but does not know this surface yet. */
export type Link = "connecting" | "live" | "lost" | "unpaired";

type Asking = Exclude<AnyFromSurface, Hello | { readonly type: "ping" }>;
/** A message that wants an answer, before it has an id. */
export type Question = Asking extends infer M ? (M extends Asking ? Omit<M, "id"> : never) : never;

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** Why something asked got no reply: not connected, no answer in time, or the hub refused the message. */
export class HubError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

/** Milliseconds. */
const LONGEST_PAUSE = 8_000;
const PATIENCE = 20_000;
const BEAT = 10_000;
const SILENCE = 25_000;

export class Hub {
  #socket: WebSocket | null = null;
  #listeners = new Set<(message: AnyFromHub) => void>();
  #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #failures = 0;
  #unpaired = false;
  #open = false;
  #heard = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;

  constructor(
    readonly base: URL,
    private hello: () => Omit<Hello, "type" | "version" | "token">,
    private onMessage: (message: AnyFromHub) => void,
    private onLink: (link: Link) => void,
  ) {}

  /** Connect, and stay connected until `close`. */
  start(): void {
    this.#open = true;
    addEventListener("online", this.#again);
    document.addEventListener("visibilitychange", this.#wake);
    this.#connect();
  }

  close(): void {
    this.#open = false;
    removeEventListener("online", this.#again);
    document.removeEventListener("visibilitychange", this.#wake);
    clearTimeout(this.#retry);
    this.#socket?.close();
  }

  /** Say hello anew: after pairing, or when the person or the language changed. */
  restart(): void {
    this.#failures = 0;
    this.#unpaired = false;
    const old = this.#socket;
    if (old) this.#gone(old, false);
    old?.close();
    this.#again();
  }

  /** Ask and wait for the reply with the same id. Rejects with `HubError`. */
  ask(question: Question): Promise<Reply> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#socket?.readyState !== WebSocket.OPEN) {
        reject(new HubError("offline", "not connected to the hub"));
        return;
      }
      const timer = setTimeout(() => this.#settle(id)?.reject(new HubError("timeout", "no answer")), PATIENCE);
      this.#waiting.set(id, {
        resolve: (reply) => (clearTimeout(timer), resolve(reply)),
        reject: (error) => (clearTimeout(timer), reject(error)),
      });
      this.#socket.send(JSON.stringify({ ...question, id }));
    });
  }

  /** Hear every message as it comes. Returns how to stop. */
  listen(callback: (message: AnyFromHub) => void): () => void {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  /** A request to the HTTP API. Resolves to its JSON; rejects with `HubError` (its code and sentence). */
  async request<T>(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<T> {
    const init: RequestInit = { method, credentials: "same-origin" };
    const person = this.hello().person;
    const headers: Record<string, string> = person ? { "X-Madang-Person": person } : {};
    if (body) headers["Content-Type"] = "application/json";
    const response = await fetch(new URL(path, this.base), {
      ...init, headers, ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(() => null);
    if (!response) throw new HubError("offline", "not connected to the hub");
    const answer: unknown = await response.json().catch(() => ({}));
    if (response.ok) return answer as T;
    const problem = answer as { error?: string; message?: string };
    throw new HubError(problem.error ?? "failed", problem.message ?? response.statusText);
  }

  #again = (): void => {
    clearTimeout(this.#retry);
    if (this.#open && this.#socket === null) this.#connect();
  };

  #wake = (): void => {
    if (!document.hidden && !this.#unpaired) this.#again();
  };

  #connect(): void {
    this.onLink(this.#failures ? "lost" : "connecting");
    const url = new URL("live", this.base);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: "hello", version: PROTOCOL, ...this.hello() }));
      this.#heard = Date.now();
      this.#beat = setInterval(() => this.#pulse(socket), BEAT);
    };
    socket.onmessage = (event) => this.#hear(JSON.parse(event.data as string) as AnyFromHub);
    socket.onclose = () => this.#gone(socket, true);
  }

  #hear(message: AnyFromHub): void {
    this.#heard = Date.now();
    if (message.type === "state") {
      this.#failures = 0;
      this.onLink("live");
    }
    if (message.type === "reply") this.#settle(message.id)?.resolve(message);
    if (message.type === "error") {
      this.#unpaired ||= message.code === "not_paired" || message.code === "wrong_token";
      this.#settle(message.id)?.reject(new HubError(message.code, message.message));
    }
    this.onMessage(message);
    for (const listener of this.#listeners) listener(message);
  }

  #settle(id: unknown): Waiting | undefined {
    const waiting = this.#waiting.get(id as number);
    this.#waiting.delete(id as number);
    return waiting;
  }

  #pulse(socket: WebSocket): void {
    if (Date.now() - this.#heard > SILENCE) socket.close();
    else if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
  }

  #gone(socket: WebSocket, comeBack: boolean): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    clearInterval(this.#beat);
    for (const waiting of this.#waiting.values()) waiting.reject(new HubError("offline", "connection lost"));
    this.#waiting.clear();
    if (!this.#open || !comeBack) return;
    this.#failures += 1;
    this.onLink(this.#unpaired ? "unpaired" : "lost");
    const pause = Math.min(LONGEST_PAUSE, 250 * 2 ** Math.min(this.#failures, 6)) * (0.75 + Math.random() / 2);
    if (!this.#unpaired) this.#retry = setTimeout(this.#again, pause);
  }
}
