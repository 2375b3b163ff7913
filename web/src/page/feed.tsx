/** What just happened, newest first; each line can be taken back where that is possible. */

import { useState } from "preact/hooks";
import type { Act, Result } from "../shared/wire";
import { usePage, useTick, useTopics, type Page } from "./context";
import { commandLabel } from "./describe";
import { Icon } from "./icon";

const SHORT = 4;
const LONG = 40;

export function Feed() {
  const page = usePage();
  const { store } = page;
  const [open, setOpen] = useState(false);
  useTopics(store, "acts");
  useTick(30);
  const acts = store.acts.filter((act) => act.results.some((result) => "do" in result.step || "refuse" in result.step));
  if (!acts.length) return null;
  return (
    <aside class={open ? "feed open" : "feed"} aria-labelledby="feed-title">
      <h2 id="feed-title">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {page.text("happened")}
          <Icon name={open ? "chevron-down" : "chevron-up"} />
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
  const text = act.reply || describeAct(page, act);
  const person = store.people.find((one) => one.id === act.who.person);
  const house = act.who.surface === "house";
  const who = house ? page.text("byHouse") : person ? store.nameOf(person) : page.text("byGuest");
  const undone = act.undone_by != null;
  return (
    <li class={undone ? "act undone" : "act"}>
      <p dir="auto">{text}</p>
      <small>
        {page.format.ago(act.at, store.now())} · {who}
        {undone && <> · {page.text("undone")}</>}
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

function canUndo(act: Act): boolean {
  return act.results.some(
    (result) => (result.status === "done" || result.status === "under_way") && (result.before?.length ?? 0) > 0,
  );
}

/** An act without a reply (a click): its steps in plain words. */
function describeAct(page: Page, act: Act): string {
  const lines = act.results.slice(0, 3).map((result) => describeResult(page, result));
  return lines.filter(Boolean).join(", ") || act.why;
}

function describeResult(page: Page, result: Result): string {
  if (!("do" in result.step)) return "";
  const name = page.store.nameOf(page.store.thing(result.step.do)) || result.step.do;
  const done = result.status === "done" || result.status === "already";
  return `${name}: ${commandLabel(page.words, result.step.command)}${done ? "" : ` (${page.words.status[result.status]})`}`;
}
