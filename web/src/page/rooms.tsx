/** The rooms: choose one to look at, and to be understood in ("the light" is the one here). */

import { usePage, useTopics } from "./context";

export function RoomChips() {
  const page = usePage();
  const { store } = page;
  useTopics(store, "focus", "home");
  const rooms = store.spaces.filter((space) => space.outline.length > 0 && space.kind !== "home" && space.kind !== "floor");
  if (rooms.length < 2) return null;
  return (
    <nav class="rooms" aria-label={page.text("rooms")}>
      <button type="button" class="room" aria-pressed={store.focus === null} onClick={() => store.lookAt(null)}>
        {page.text("wholeHome")}
      </button>
      {rooms.map((space) => (
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
