/** The rooms: choose one to look at, and to be understood in ("the light" is the one here). */

import type { Store } from "../shared/store";
import type { Space } from "../shared/wire";
import { usePage, useTopics } from "./context";

/** Rooms with a chip of their own; in a larger house the others are in a list behind them. */
const CHIPS = 10;

export function RoomChips() {
  const page = usePage();
  const { store } = page;
  useTopics(store, "focus", "home", "language");
  const rooms = roomsOf(store);
  if (rooms.length < 2) return null;
  const chips = rooms.length > CHIPS + 1 ? rooms.slice(0, CHIPS) : rooms;
  const rest = rooms.slice(chips.length);
  const hidden = rest.find((space) => space.id === store.focus);
  return (
    <nav class="rooms" aria-label={page.text("rooms")}>
      <button type="button" class="room" aria-pressed={store.focus === null} onClick={() => store.lookAt(null)}>
        {page.text("wholeHome")}
      </button>
      {rest.length > 0 && (
        <select
          class="room"
          aria-label={page.text("rooms")}
          data-chosen={hidden !== undefined}
          value={hidden?.id ?? ""}
          onChange={(event) => store.lookAt(event.currentTarget.value || null)}
        >
          <option value="">{page.text("rooms")} +{page.format.number(rest.length)}</option>
          {rest.map((space) => <option key={space.id} value={space.id}>{store.nameOf(space)}</option>)}
        </select>
      )}
      {chips.map((space) => (
        <button
          key={space.id}
          type="button"
          class="room"
          aria-pressed={store.focus === space.id}
          onClick={() => store.lookAt(store.focus === space.id ? null : space.id)}
        >
          {store.nameOf(space)}
        </button>
      ))}
    </nav>
  );
}

/** The spaces that one can look at: drawn ones, and those without an outline that something is in. */
function roomsOf(store: Store): readonly Space[] {
  const used = new Set([...store.things.values()].map((thing) => thing.space));
  return store.spaces.filter(
    (space) => space.kind !== "home" && space.kind !== "floor" && (space.outline.length > 0 || used.has(space.id)),
  );
}
