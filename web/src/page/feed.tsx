/** What just happened, newest first; each line can be taken back where that is possible. */

import { useState } from "preact/hooks";
import type { Act } from "../shared/wire";
import { canUndo, describeAct, whoAndWhy } from "./acts";
import { useMedia, usePage, useTick, useTopics } from "./context";
import { Icon } from "./icon";

const SHORT = 4;
const LONG = 40;
/** Windows that have no room for the feed beside the line. */
export const FOLDED = "(max-width: 1199px)";

/** Folded up to its title, above: over the list, and where the window has no room beside the line. */
export function Feed({ listed }: { readonly listed: boolean }) {
  const page = usePage();
  const { store } = page;
  const [open, setOpen] = useState(false);
  const folded = useMedia(FOLDED) || listed;
  useTopics(store, "acts");
  useTick(30);
  const acts = store.acts.filter((act) => act.results.some((result) => "do" in result.step && result.status !== "waiting"));
  if (!acts.length) return null;
  return (
    <aside class={`feed ${open ? "open" : ""} ${folded ? "folded" : ""}`} aria-labelledby="feed-title">
      <h2 id="feed-title">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="history" />
          <span>{page.text("happened")}</span>
          <Icon name={open === folded ? "chevron-up" : "chevron-down"} />
        </button>
      </h2>
      <ol>
        {acts.slice(0, open ? LONG : SHORT).map((act) => (
          <Line key={act.id} act={act} />
        ))}
      </ol>
    </aside>
  );
}

function Line({ act }: { readonly act: Act }) {
  const page = usePage();
  const { store } = page;
  const text = describeAct(page, act);
  const undone = act.undone_by != null;
  return (
    <li class={undone ? "act undone" : "act"}>
      <p>{text}</p>
      <small>
        {page.format.ago(act.at, store.now())} · {undone ? page.text("undone") : <bdi>{whoAndWhy(page, act)}</bdi>}
      </small>
      {!undone && canUndo(act) && (
        <button
          type="button"
          class="undo"
          aria-label={page.text("undoOf", { what: text })}
          title={page.text("undo")}
          onClick={() => void store.undo(act.id)}
        >
          <Icon name="undo-2" />
          <span>{page.text("undo")}</span>
        </button>
      )}
    </li>
  );
}
