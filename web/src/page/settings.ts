/** What this browser remembers: language, look, person, list or model. Nothing of it leaves the browser. */

import { isLanguage } from "../shared/words";

export type Look = "auto" | "light" | "dark";

interface Kept {
  readonly language?: string;
  readonly look?: Look;
  readonly person?: string;
  readonly view?: "model" | "list";
}

const KEY = "madang.settings";

export class Settings {
  #kept: Kept;
  #watchers = new Set<() => void>();
  /** How the page is used: a TV is read from across the room. `?surface=tv` in the address says so. */
  readonly surface: "page" | "tv";

  constructor() {
    try {
      this.#kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Kept;
    } catch {
      this.#kept = {};
    }
    this.surface = new URLSearchParams(location.search).get("surface") === "tv" ? "tv" : "page";
  }

  /** The chosen language; null leaves it to the person, the home and the browser. */
  get language(): string | null {
    const language = this.#kept.language;
    return language && isLanguage(language) ? language : null;
  }

  get look(): Look {
    return this.#kept.look ?? "auto";
  }

  get person(): string | null {
    return this.#kept.person ?? null;
  }

  get view(): "model" | "list" {
    return this.#kept.view ?? "model";
  }

  set(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes };
    localStorage.setItem(KEY, JSON.stringify(this.#kept));
    for (const watcher of [...this.#watchers]) watcher();
  }

  watch(callback: () => void): () => void {
    this.#watchers.add(callback);
    return () => this.#watchers.delete(callback);
  }
}

/** The browser's language, where the page speaks it. */
export function browserLanguage(): string {
  const short = navigator.languages.map((language) => language.slice(0, 2));
  return short.find(isLanguage) ?? "en";
}
