/** The line to the hub: one websocket that comes back by itself, and promises for what was asked. */

import { PROTOCOL, type AnyFromHub, type AnyFromSurface, type Hello, type Reply } from "./wire";

export type Link = "connecting" | "live" | "lost" | "unpaired";

type Asking = Exclude<AnyFromSurface, Hello | { readonly type: "ping" }>;
/** A message that wants an answer, before it has an id. */
export type Question = Asking extends infer M ? (M extends Asking ? Omit<M, "id"> : never) : never;

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** Why something asked got no reply: not connected, or the hub refused the message. */
export class HubError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

const LONGEST_PAUSE = 8_000;
const PATIENCE = 20_000;
const TOKEN_KEY = "madang.token";

export class Hub {
  #socket: WebSocket | null = null;
  #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;
  #heard = 0;
  #open = false;

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
    void this.#connect();
  }

  close(): void {
    this.#open = false;
    removeEventListener("online", this.#again);
    document.removeEventListener("visibilitychange", this.#wake);
    clearTimeout(this.#retry);
    this.#socket?.close();
  }

  /** Hang up and say hello again, as after pairing or when the person changed. */
  restart(): void {
    this.#failures = 0;
    this.#socket?.close();
    if (this.#socket === null) this.#again();
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

  get token(): string | null {
    return localStorage.getItem(TOKEN_KEY);
  }

  set token(token: string | null) {
    if (token === null) localStorage.removeItem(TOKEN_KEY);
    else localStorage.setItem(TOKEN_KEY, token);
  }

  /** A request to the HTTP API, with the token where there is one. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.token) headers.set("Authorization", `Bearer ${this.token}`);
    if (init.body) headers.set("Content-Type", "application/json");
    return fetch(new URL(path, this.base), { ...init, headers, credentials: "same-origin" });
  }

  #again = (): void => {
    clearTimeout(this.#retry);
    if (this.#open && this.#socket === null) void this.#connect();
  };

  #wake = (): void => {
    if (!document.hidden) this.#again();
  };

  async #connect(): Promise<void> {
    this.onLink(this.#failures ? "lost" : "connecting");
    const url = new URL("live", this.base);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: "hello", version: PROTOCOL, token: this.token, ...this.hello() }));
      this.#heard = Date.now();
      this.#beat = setInterval(() => this.#pulse(socket), 10_000);
    };
    socket.onmessage = (event) => this.#hear(JSON.parse(event.data as string) as AnyFromHub);
    socket.onclose = (event) => this.#gone(socket, event.code);
  }

  #hear(message: AnyFromHub): void {
    this.#heard = Date.now();
    if (message.type === "state") {
      this.#failures = 0;
      this.onLink("live");
    }
    if (message.type === "reply") this.#settle(message.id)?.resolve(message);
    if (message.type === "error") {
      if (message.code === "not_paired") this.onLink("unpaired");
      this.#settle(message.id)?.reject(new HubError(message.code, message.message));
    }
    this.onMessage(message);
  }

  #settle(id: unknown): Waiting | undefined {
    const waiting = this.#waiting.get(id as number);
    this.#waiting.delete(id as number);
    return waiting;
  }

  #pulse(socket: WebSocket): void {
    if (Date.now() - this.#heard > 25_000) socket.close();
    else if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
  }

  #gone(socket: WebSocket, code: number): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    clearInterval(this.#beat);
    for (const waiting of this.#waiting.values()) waiting.reject(new HubError("offline", "connection lost"));
    this.#waiting.clear();
    if (!this.#open) return;
    void this.#later(code);
  }

  /** A refused socket says nothing about why, so ask once over HTTP whether this page must be paired. */
  async #later(code: number): Promise<void> {
    this.#failures += 1;
    const unpaired = code === 4401 || (await this.#unpaired());
    this.onLink(unpaired ? "unpaired" : "lost");
    const pause = Math.min(LONGEST_PAUSE, 250 * 2 ** Math.min(this.#failures, 6)) * (0.75 + Math.random() / 2);
    if (!unpaired) this.#retry = setTimeout(this.#again, pause);
  }

  async #unpaired(): Promise<boolean> {
    try {
      return (await this.fetch("api/home")).status === 401;
    } catch {
      return false;
    }
  }
}
