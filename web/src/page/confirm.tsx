/** The sheet that asks before something risky is done: one sentence, what would change, yes or no. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { ThingState } from "../shared/store";
import type { Pending } from "../shared/wire";
import { usePage, useTick, useTopics, type Page } from "./context";
import { statusOf } from "./describe";
import { Icon } from "./icon";

/** Changes that the sheet lists. */
const MOST = 8;

export function ConfirmSheet() {
  const { store } = usePage();
  useTopics(store, "pending");
  const pending = store.pending.find((one) => one.who.person === (store.you?.person ?? null));
  return pending ? <Sheet key={pending.id} pending={pending} /> : null;
}

function Sheet({ pending }: { readonly pending: Pending }) {
  const page = usePage();
  const { store } = page;
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const sheet = useRef<HTMLDivElement>(null);
  const left = pending.expires_at - store.now();
  const needsPin = pending.needs === "pin";
  useTick(1);

  const answer = async (yes: boolean): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const reply = await store.confirm(pending.id, yes, needsPin && yes ? pin : null);
    setPin("");
    setProblem(reply ? reply.text : page.text("lostAct"));
    setBusy(false);
    if (needsPin) sheet.current?.querySelector<HTMLElement>(".pin input")?.focus();
  };
  useEffect(() => {
    const from = document.activeElement as HTMLElement | null;
    sheet.current?.querySelector<HTMLElement>(needsPin ? ".pin input" : ".no")?.focus();
    return () => from?.isConnected && from.focus({ preventScroll: true });
  }, []);

  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") void answer(false);
    if (event.key === "Tab") keepInside(event, sheet.current);
  };
  return (
    <div class="sheet-backdrop" onKeyDown={keys}>
      <div
        class={`sheet risk-${pending.risk}`}
        ref={sheet}
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="sheet-text"
        aria-describedby="sheet-changes"
      >
        <p id="sheet-text" class="sheet-text" dir="auto">{pending.texts[page.store.language] || pending.text || page.text("confirmTitle")}</p>
        <ul id="sheet-changes" class="changes" aria-label={page.text("confirmWhat")}>
          {foreseen(page, pending).map((change) => (
            <li key={change.id}>
              <Icon name={change.icon} />
              <span>{change.name}</span>
              <span class="before">{change.before}</span>
              <Icon name="arrow-right" />
              <strong>{change.after}</strong>
            </li>
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void answer(true);
          }}
        >
          {needsPin && <PinPad pin={pin} onPin={setPin} />}
          <p class="problem" role="alert" dir="auto">{problem}</p>
          <div class="sheet-buttons">
            <button type="button" class="no" disabled={busy} onClick={() => void answer(false)}>{page.text("no")}</button>
            <button type="submit" class="yes" disabled={busy || left <= 0 || (needsPin && pin.length < 4)}>
              {page.text("yes")}
            </button>
          </div>
        </form>
        <p class="expires">
          <Icon name="hourglass" />
          {left > 0 ? page.text("expires", { time: page.format.clock(left) }) : page.text("expired")}
        </p>
      </div>
    </div>
  );
}

function PinPad({ pin, onPin }: { readonly pin: string; readonly onPin: (pin: string) => void }) {
  const page = usePage();
  return (
    <div class="pin" dir="ltr">
      <input
        type="password"
        inputMode="numeric"
        autocomplete="off"
        pattern="[0-9]*"
        maxLength={12}
        aria-label={page.text("pinFor")}
        placeholder={page.text("pinFor")}
        value={pin}
        onInput={(event) => onPin(event.currentTarget.value.replace(/\D/g, ""))}
      />
      <div class="pad" role="group" aria-label={page.text("pinFor")}>
        {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => (
          <button key={digit} type="button" onClick={() => onPin((pin + digit).slice(0, 12))}>{page.format.number(Number(digit))}</button>
        ))}
        <span />
        <button type="button" onClick={() => onPin(`${pin}0`.slice(0, 12))}>{page.format.number(0)}</button>
        <button type="button" aria-label={page.text("pinDelete")} onClick={() => onPin(pin.slice(0, -1))}>
          <Icon name="delete" />
        </button>
      </div>
    </div>
  );
}

interface ForeseenChange {
  readonly id: string;
  readonly icon: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What would be different afterwards, thing by thing, where it can be said in words. */
function foreseen(page: Page, pending: Pending): readonly ForeseenChange[] {
  const touched = new Map<string, { was: ThingState; will: ThingState }>();
  for (const [id, trait, values] of pending.foreseen) {
    const was = page.store.real(id)[trait] ?? {};
    const { was: old, will } = touched.get(id) ?? { was: {}, will: {} };
    touched.set(id, { was: { ...old, [trait]: was }, will: { ...will, [trait]: { ...was, ...values } } });
  }
  const changes: ForeseenChange[] = [];
  for (const [id, { was, will }] of touched) {
    const thing = page.store.thing(id);
    if (!thing) continue;
    const [before, after] = [statusOf(page, thing, was), statusOf(page, thing, will)];
    if (before !== after) changes.push({ id, icon: thing.icon, name: page.store.nameOf(thing), before, after });
  }
  return changes.slice(0, MOST);
}

/** Tab goes round inside the sheet. */
function keepInside(event: KeyboardEvent, sheet: HTMLElement | null): void {
  const stops = [...(sheet?.querySelectorAll<HTMLElement>("input, button:not(:disabled)") ?? [])];
  const [first, last] = [stops[0], stops.at(-1)];
  const edge = event.shiftKey ? first : last;
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
