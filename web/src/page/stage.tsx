/** The place of the dollhouse. Its code is loaded after the first paint. */

import { useEffect, useRef } from "preact/hooks";
import type { CreateScene, Scene } from "../shared/stage";
import { expose } from "./console";
import { useMedia, usePage, useTopics } from "./context";
import { isSheet } from "./popover";
import type { Theme } from "./theme";

interface Props {
  readonly theme: Theme;
  readonly hidden: boolean;
  readonly onScene: (scene: Scene | null) => void;
  /** This browser cannot draw it. */
  readonly onMissing: () => void;
}

export function Stage({ theme, hidden, onScene, onMissing }: Props) {
  const { store, scene } = usePage();
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const place = useRef<HTMLDivElement>(null);
  const looked = useRef(false);
  looked.current ||= !hidden;
  // The model is made when somebody first looks at it, and kept from then on.
  const ready = store.home !== null && looked.current;
  useTopics(store, "focus", "pending", "selection");

  useEffect(() => {
    const container = place.current;
    if (!ready || !container) return;
    let made: Scene | null = null;
    let gone = false;
    const options = { theme, reducedMotion: still };
    loadScene()
      .then((create) => create(container, store, options))
      .then((built) => {
        if (gone) return built.dispose();
        made = built;
        expose({ scene: built });
        onScene(built);
      })
      .catch((problem: unknown) => {
        console.info("The model of the home cannot be drawn here:", problem);
        onMissing();
      });
    return () => {
      gone = true;
      made?.dispose();
      onScene(null);
    };
  }, [ready]);

  useEffect(() => scene?.setTheme(theme), [scene, theme]);
  useEffect(() => scene?.focusSpace(store.focus), [scene, store.focus]);
  useEffect(() => scene?.setGhost(store.pending[0]?.foreseen ?? null), [scene, store.pending]);
  useEffect(() => scene?.setReducedMotion(still), [scene, still]);
  useEffect(() => {
    if (!scene) return;
    const tell = (): void => scene.setInsets(insets());
    tell();
    const observer = new ResizeObserver(tell);
    for (const part of document.querySelectorAll(".header, .rooms, .say, .popover")) observer.observe(part);
    addEventListener("resize", tell);
    return () => {
      observer.disconnect();
      removeEventListener("resize", tell);
    };
  }, [scene, hidden, store.selection]);

  return <div class="stage" ref={place} hidden={hidden} />;
}

async function loadScene(): Promise<CreateScene> {
  const module = await import("../scene/index");
  return module.createScene;
}

/** How much of each edge the page's own parts cover. */
function insets(): { top: number; right: number; bottom: number; left: number } {
  const bottomOf = (selector: string): number => document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0;
  const say = document.querySelector(".say")?.getBoundingClientRect();
  const feed = document.querySelector(".feed");
  const beside = feed && getComputedStyle(feed).position === "fixed" ? feed.getBoundingClientRect() : null;
  const card = document.querySelector<HTMLElement>(".popover");
  const sheet = card && isSheet(card) ? innerHeight - card.offsetHeight : innerHeight;
  const rtl = document.documentElement.dir === "rtl";
  const wide = beside ? beside.width : 0;
  return {
    top: Math.max(bottomOf(".header"), bottomOf(".rooms")),
    bottom: innerHeight - Math.min(sheet, say?.top ?? innerHeight),
    left: rtl ? wide : 0,
    right: rtl ? 0 : wide,
  };
}
