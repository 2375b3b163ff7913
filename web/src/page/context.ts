/** What every part of the page needs, and the hooks that redraw a part when its topic changes. */

import { createContext } from "preact";
import { useContext, useEffect, useReducer, useState } from "preact/hooks";
import type { Format } from "../shared/format";
import type { Hub } from "../shared/hub";
import type { Scene } from "../shared/stage";
import type { Store, ThingState, Topic } from "../shared/store";
import type { UiKey, Words } from "../shared/words";
import type { Settings } from "./settings";

export interface Page {
  readonly store: Store;
  readonly hub: Hub;
  readonly settings: Settings;
  readonly words: Words;
  readonly format: Format;
  /** The dollhouse; null until it is loaded, or where this browser cannot draw it. */
  readonly scene: Scene | null;
  /** A text of the page, with ``{placeholders}`` filled in. */
  readonly text: (key: UiKey, values?: Readonly<Record<string, string | number>>) => string;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error("a part of the page was drawn outside of it");
  return page;
}

/** Redraw when one of the topics changes. */
export function useTopics(store: Store, ...topics: Topic[]): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const stops = topics.map((topic) => store.watch(topic, () => redraw(0)));
    return () => stops.forEach((stop) => stop());
  }, [store, topics.join()]);
}

/** The shown state of a thing; redraws when it changes. */
export function useThing(id: string): ThingState {
  const { store } = usePage();
  useTopics(store, `thing:${id}`);
  return store.shown(id);
}

/** Redraw every so many seconds, for clocks; pass null to stand still. */
export function useTick(seconds: number | null): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (seconds === null) return;
    const timer = setInterval(() => redraw(0), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
}

/** Whether a media query holds; redraws when that changes. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const listen = (): void => setHolds(list.matches);
    listen();
    list.addEventListener("change", listen);
    return () => list.removeEventListener("change", listen);
  }, [query]);
  return holds;
}
