/** One line at the bottom to say something, and the answer above it, large and quiet. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer } from "../shared/store";
import { canUndo } from "./acts";
import { useMedia, usePage, useTopics, type Page } from "./context";
import { FOLDED } from "./feed";
import { Icon } from "./icon";

/** Milliseconds that an answer stays. */
const STAYS = 14_000;
/** Letters from which an answer is set smaller. */
const LONG = 90;
/** Candidates offered at the most. */
const OFFERED = 8;

export function SayLine({ listed }: { readonly listed: boolean }) {
  const page = usePage();
  const { store } = page;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const said = useRef<string[]>([]);
  const back = useRef(0);
  const feedFolded = useMedia(FOLDED) || listed;
  useTopics(store, "answer", "link", "pending", "acts");
  const answer = store.answer;
  const done = feedFolded && answer?.act ? store.acts.find((act) => act.id === answer.act) : undefined;

  useEffect(() => {
    if (!answer || answer.waiting || answer.candidates.length || store.pending.length) return;
    const timer = setTimeout(() => store.quieten(), STAYS);
    return () => clearTimeout(timer);
  }, [answer, store.pending]);

  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      const typing = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);

  const send = (event: Event): void => {
    event.preventDefault();
    const words = text.trim();
    if (!words || answer?.waiting) return;
    said.current.push(words);
    back.current = 0;
    setText("");
    void store.say(words);
  };
  const recall = (event: KeyboardEvent): void => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined) return;
    back.current = Math.min(said.current.length, Math.max(0, back.current + by));
    setText(said.current.at(-back.current || said.current.length) ?? "");
    event.preventDefault();
  };
  return (
    <section class="say" aria-label={page.text("say")}>
      <div class={`answer ${answer && !answer.ok ? "bad" : ""}`} role="status" aria-live="polite" aria-label={page.text("answer")}>
        {store.link === "live" || answer ? answerText(page, answer) : <LinkState />}
      </div>
      {done && done.undone_by == null && canUndo(done) && (
        <button type="button" class="take-back" onClick={() => void store.undo(done.id)}>
          <Icon name="undo-2" />
          {page.text("undo")}
        </button>
      )}
      {answer && answer.candidates.length > 0 && <Candidates ids={answer.candidates} />}
      <form class="line" onSubmit={send}>
        <input
          ref={field}
          type="text"
          enterKeyHint="send"
          autocomplete="off"
          maxLength={2000}
          aria-label={page.text("say")}
          placeholder={page.text("sayExample")}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={recall}
        />
        <button type="submit" class="send" aria-label={page.text("send")} title={page.text("send")} disabled={!text.trim()}>
          <Icon name="arrow-up" />
        </button>
      </form>
    </section>
  );
}

function answerText(page: Page, answer: Answer | null) {
  if (!answer) return null;
  if (answer.waiting) return <span class="said" dir="auto">{answer.said}</span>;
  if (answer.problem === "offline") return page.text("lostAct");
  if (answer.problem === "timeout") return page.text("noAnswer");
  return <span dir="auto" class={answer.text.length > LONG ? "long" : ""}>{answer.text}</span>;
}

/** When the house asks which one: a click says it. */
function Candidates({ ids }: { readonly ids: readonly string[] }) {
  const page = usePage();
  const { store } = page;
  const names = ids.map((id) => store.nameOf(store.thing(id) ?? store.space(id))).filter(Boolean);
  return (
    <div class="candidates">
      {[...new Set(names)].slice(0, OFFERED).map((name) => (
        <button key={name} type="button" class="choice" onClick={() => void store.say(name)}>{name}</button>
      ))}
    </div>
  );
}

function LinkState() {
  const page = usePage();
  return (
    <span class="link-state">
      {page.store.link === "lost" && <Icon name="wifi-off" />}
      {page.text(page.store.link === "lost" ? "lost" : page.store.home ? "connecting" : "loadingHome")}
    </span>
  );
}
