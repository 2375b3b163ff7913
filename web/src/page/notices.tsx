/** What the house tells by itself: a timer rang, a lock did not close after all. */

import { useEffect } from "preact/hooks";
import { usePage, useTopics } from "./context";
import { Icon } from "./icon";

const STAYS = 20_000;
const ICONS: Readonly<Record<string, string>> = {
  timer: "timer", alarm: "alarm-clock", reminder: "calendar", not_verified: "triangle-alert", routine: "moon-star", lagging: "wifi-off",
};

export function Notices() {
  const page = usePage();
  const { store } = page;
  useTopics(store, "notice");
  const { notice } = store;
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => store.dismissNotice(), STAYS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div class="notices" role="status" aria-live="assertive">
      {notice && (
        <p class="notice">
          <Icon name={ICONS[notice.kind] ?? "info"} />
          <span dir="auto">{notice.text[store.language] ?? notice.text["en"] ?? Object.values(notice.text)[0]}</span>
          {notice.thing && store.thing(notice.thing) && (
            <button type="button" onClick={() => store.select(notice.thing)}>{store.nameOf(store.thing(notice.thing))}</button>
          )}
          <button type="button" class="tool" aria-label={page.text("close")} onClick={() => store.dismissNotice()}>
            <Icon name="x" />
          </button>
        </p>
      )}
    </div>
  );
}
