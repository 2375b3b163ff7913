/** A thing's controls, unfolded beside the thing; on a phone, a sheet from below. */

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ThingView } from "../shared/wire";
import { Controls } from "./controls/controls";
import { Switch } from "./controls/parts";
import { usePage, useThing, useTopics } from "./context";
import { isActive, statusOf } from "./describe";
import { Icon } from "./icon";

export function Popover() {
  const { store } = usePage();
  useTopics(store, "selection");
  const thing = store.selection === null ? undefined : store.thing(store.selection);
  return thing ? <Card key={thing.id} thing={thing} /> : null;
}

function Card({ thing }: { readonly thing: ThingView }) {
  const page = usePage();
  const { store, scene } = page;
  const card = useRef<HTMLDivElement>(null);
  const thread = useRef<SVGLineElement>(null);
  const close = (): void => store.select(null);

  useEffect(() => {
    const from = document.activeElement as HTMLElement | null;
    card.current?.focus({ preventScroll: true });
    return () => from?.isConnected && from.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !document.querySelector(".sheet")) close();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    const settle = (): void => place(element, thread.current, scene?.project(thing.id) ?? null);
    settle();
    const stop = scene?.onMove(settle);
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    addEventListener("resize", settle);
    return () => {
      stop?.();
      observer.disconnect();
      removeEventListener("resize", settle);
    };
  }, [scene, thing.id]);

  return (
    <>
      <svg class="thread" aria-hidden="true"><line ref={thread} /></svg>
      <div
        class="popover"
        ref={card}
        role="dialog"
        tabIndex={-1}
        aria-label={page.text("controlsOf", { name: store.nameOf(thing) })}
      >
        <ThingHead thing={thing} onClose={close} />
        <Controls thing={thing} />
      </div>
    </>
  );
}

/** Name, how it is, and its switch. */
export function ThingHead({ thing, onClose }: { readonly thing: ThingView; readonly onClose?: () => void }) {
  const page = usePage();
  const { store } = page;
  const state = useThing(thing.id);
  const space = store.space(thing.space);
  const name = store.nameOf(thing);
  return (
    <div class={`thing-head ${isActive(state) && store.isReachable(thing.id) ? "active" : ""} ${store.isGhost(thing.id) ? "ghost" : ""}`}>
      <Icon name={thing.icon} class="thing-icon" />
      <div class="thing-name">
        <h2>{name}</h2>
        <p>{[space && store.nameOf(space), statusOf(page, thing, state)].filter(Boolean).join(" · ")}</p>
      </div>
      {state["OnOff"] && store.isReachable(thing.id) && (
        <Switch
          hidden
          label={name}
          on={state["OnOff"]["on_off"] === true}
          onChange={(on) => void store.command(thing.id, on ? "OnOff.on" : "OnOff.off")}
        />
      )}
      {onClose && (
        <button type="button" class="tool" aria-label={page.text("close")} title={page.text("close")} onClick={onClose}>
          <Icon name="x" />
        </button>
      )}
    </div>
  );
}

const GAP = 18;
const EDGE = 12;

/** On a phone the card is a sheet from below (the style sheet decides). */
export function isSheet(card: HTMLElement): boolean {
  return getComputedStyle(card).getPropertyValue("--sheet").trim() === "1";
}

/** Beside the thing, on the side with more room, inside the window; the thread leads to the thing. */
function place(card: HTMLElement, thread: SVGLineElement | null, at: { x: number; y: number; radius: number } | null): void {
  const sheet = isSheet(card);
  thread?.parentElement?.toggleAttribute("hidden", sheet || !at);
  if (sheet) {
    card.style.transform = "";
    return;
  }
  const { offsetWidth: width, offsetHeight: height } = card;
  const top = (document.querySelector(".rooms") ?? document.querySelector(".header"))?.getBoundingClientRect().bottom ?? 0;
  const bottom = document.querySelector(".line")?.getBoundingClientRect().top ?? innerHeight;
  const point = at ?? { x: innerWidth / 2 - width / 2 - GAP, y: innerHeight / 2, radius: 0 };
  const away = point.radius + GAP;
  const right = point.x + away + width + EDGE <= innerWidth;
  const left = right ? point.x + away : Math.max(EDGE, point.x - away - width);
  const room = Math.max(top + EDGE, Math.min(point.y - height / 3, bottom - height - EDGE));
  card.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(EDGE, room))}px)`;
  if (!thread || !at) return;
  const end = right ? left : left + width;
  for (const [name, value] of Object.entries({ x1: at.x, y1: at.y, x2: end, y2: Math.min(room + height - 20, Math.max(room + 34, at.y)) })) {
    thread.setAttribute(name, String(Math.round(value)));
  }
}
