/** For developers, on the hub's own machine: make things fail, read the live messages. */

import { useEffect, useState } from "preact/hooks";
import type { AnyFromHub } from "../shared/wire";
import { usePage } from "./context";
import { Dialog } from "./dialog";

const FAULTS = ["none", "offline", "slow", "refuses", "stuck"] as const;
type Fault = (typeof FAULTS)[number];
const WORDS = { none: "faultNone", offline: "faultOffline", slow: "faultSlow", refuses: "faultRefuse", stuck: "faultStuck" } as const;
const KEPT = 60;

export function Drawer({ onClose }: { readonly onClose: () => void }) {
  const page = usePage();
  const { store, hub } = page;
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [faults, setFaults] = useState<Readonly<Record<string, Fault>>>({});
  const [problem, setProblem] = useState("");
  useEffect(
    () =>
      hub.listen((message: AnyFromHub) => {
        if (message.type === "pong") return;
        setMessages((old) => [shorten(message), ...old].slice(0, KEPT));
      }),
    [hub],
  );
  const set = async (thing: string, mode: Fault): Promise<void> => {
    try {
      await hub.request("POST", "api/dev/fault", { thing, mode });
      setFaults((old) => ({ ...old, [thing]: mode }));
      setProblem("");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const things = [...store.things.values()].filter((thing) => thing.family !== "people");
  return (
    <Dialog title={page.text("developer")} class="drawer" onClose={onClose}>
      <section>
        <h3>{page.text("faults")}</h3>
        <p class="problem" role="alert">{problem}</p>
        <ul class="faults">
          {things.map((thing) => (
            <li key={thing.id}>
              <label>
                <span>{store.nameOf(thing)} <code dir="ltr">{thing.id}</code></span>
                <select value={faults[thing.id] ?? "none"} onChange={(event) => void set(thing.id, event.currentTarget.value as Fault)}>
                  {FAULTS.map((fault) => (
                    <option key={fault} value={fault}>{page.text(WORDS[fault])}</option>
                  ))}
                </select>
              </label>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{page.text("events")}</h3>
        <ol class="messages" dir="ltr" tabIndex={0} aria-label={page.text("events")}>
          {messages.map((message, i) => (
            <li key={messages.length - i}><code>{message}</code></li>
          ))}
        </ol>
        <p><a href="./docs" target="_blank" rel="noreferrer">{page.text("apiDocs")}</a></p>
      </section>
    </Dialog>
  );
}

function shorten(message: AnyFromHub): string {
  const text = message.type === "state" ? `state, seq ${message.seq}, ${message.things.length} things` : JSON.stringify(message);
  return text.length > 400 ? `${text.slice(0, 400)} …` : text;
}
