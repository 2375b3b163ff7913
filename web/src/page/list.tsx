/** The house as a list: rooms, things, their controls. Everything the model offers, by keyboard and by ear. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { ThingView } from "../shared/wire";
import { Controls } from "./controls/controls";
import { Switch } from "./controls/parts";
import { usePage, useThing, useTopics } from "./context";
import { isActive, statusOf } from "./describe";
import { Icon } from "./icon";

export function HouseList({ drawable }: { readonly drawable: boolean }) {
  const page = usePage();
  const { store } = page;
  const [sought, setSought] = useState("");
  useTopics(store, "home", "focus", "selection");
  const fits = (thing: ThingView): boolean =>
    (!store.focus || store.isInside(thing.space, store.focus)) &&
    (!sought || `${store.nameOf(thing)} ${store.nameOf(store.space(thing.space))}`.toLowerCase().includes(sought.toLowerCase()));
  const things = [...store.things.values()].filter((thing) => thing.family !== "people" && fits(thing));
  const rooms = store.spaces
    .map((space) => ({ id: space.id, name: store.nameOf(space), things: things.filter((thing) => thing.space === space.id) }))
    .filter((room) => room.things.length > 0);
  const nowhere = things.filter((thing) => !store.space(thing.space));
  const people = store.focus || sought ? [] : [...store.things.values()].filter((thing) => thing.family === "people");
  return (
    <div class="house">
      {!drawable && <p class="empty">{page.text("noModel")}</p>}
      {store.things.size > 12 && (
        <label class="find">
          <Icon name="search" />
          <input
            type="search"
            aria-label={page.text("find")}
            placeholder={page.text("find")}
            value={sought}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
        </label>
      )}
      {store.home && !things.length && <p class="empty">{sought ? page.text("notFound", { what: sought }) : page.text("noThings")}</p>}
      {rooms.map((room) => (
        <Section key={room.id} name={room.name} things={room.things} />
      ))}
      {nowhere.length > 0 && <Section name={page.text("elsewhere")} things={nowhere} />}
      {people.length > 0 && <Section name={page.text("people")} things={people} />}
    </div>
  );
}

function Section({ name, things }: { readonly name: string; readonly things: readonly ThingView[] }) {
  return (
    <section class="house-room">
      <h2>{name}</h2>
      <ul>
        {things.map((thing) => (
          <Row key={thing.id} thing={thing} />
        ))}
      </ul>
    </section>
  );
}

function Row({ thing }: { readonly thing: ThingView }) {
  const page = usePage();
  const { store } = page;
  const state = useThing(thing.id);
  const row = useRef<HTMLLIElement>(null);
  const open = store.selection === thing.id;
  const name = store.nameOf(thing);
  const reachable = store.isReachable(thing.id);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  const classes = `row ${isActive(state) && reachable ? "active" : ""} ${store.isGhost(thing.id) ? "ghost" : ""} ${reachable ? "" : "away"}`;
  return (
    <li class={classes} ref={row}>
      <div class="row-head">
        <button
          type="button"
          class="row-open"
          aria-expanded={open}
          onClick={() => store.select(open ? null : thing.id)}
        >
          <Icon name={thing.icon} class="thing-icon" />
          <span class="row-name">{name}</span>
          <span class="row-status">{statusOf(page, thing, state)}</span>
        </button>
        {state["OnOff"] && reachable && (
          <Switch
            hidden
            label={name}
            on={state["OnOff"]["on_off"] === true}
            onChange={(on) => void store.command(thing.id, on ? "OnOff.on" : "OnOff.off")}
          />
        )}
      </div>
      {open && <Controls thing={thing} />}
    </li>
  );
}
