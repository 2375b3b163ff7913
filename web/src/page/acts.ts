/** What was done, in a line: made from the results, so that everyone reads it in their own language. */

import type { ThingState } from "../shared/store";
import type { Act, Result } from "../shared/wire";
import type { UiKey } from "../shared/words";
import type { Page } from "./context";
import { statusOf } from "./describe";

/** Things that a line names before it counts the rest. */
const NAMED = 2;

/** Why something was not done, where there is a word for it. */
const REASONS: Readonly<Record<string, UiKey>> = { offline: "away", declined: "declined", expired: "expired" };

interface Done {
  readonly name: string;
  readonly how: string;
}

/** `Floor lamp: On · 40 %`; things that came out the same way share one part. */
export function describeAct(page: Page, act: Act): string {
  const groups = new Map<string, string[]>();
  for (const result of act.results) {
    const done = describeResult(page, result);
    if (done) groups.set(done.how, [...(groups.get(done.how) ?? []), done.name]);
  }
  const told = new Set([...groups].flatMap(([how, names]) => (how ? names : [])));
  groups.set("", (groups.get("") ?? []).filter((name) => !told.has(name)));
  const parts = [...groups].filter(([, names]) => names.length).map(([how, names]) => {
    const rest = names.length - NAMED;
    const listed = page.format.names(names.slice(0, NAMED)) + (rest > 0 ? ` +${page.format.number(rest)}` : "");
    return how ? `${listed}: ${how}` : listed;
  });
  return parts.slice(0, 3).join("; ") || act.why;
}

function describeResult(page: Page, result: Result): Done | null {
  if (!("do" in result.step)) return null;
  const thing = page.store.thing(result.step.do);
  if (!thing) return null;
  const name = page.store.nameOf(thing);
  const seen = ["done", "already", "under_way"].includes(result.status);
  if (!seen) {
    const key = REASONS[result.reason ?? ""];
    return { name, how: key ? page.text(key) : page.words.status[result.status] };
  }
  return { name, how: statusOf(page, thing, after(page.store.real(thing.id), result)) };
}

/** The thing's state as the result left it: only the traits that it touched, where it touched any. */
function after(now: ThingState, result: Result): ThingState {
  const state: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [, trait, values] of result.changed ?? []) state[trait] = { ...now[trait], ...values };
  if (!Object.keys(state).length && "do" in result.step) {
    const trait = result.step.command.split(".")[0] ?? "";
    state[trait] = now[trait] ?? {};
  }
  return state;
}

/** Who asked for it, in which words; or the house rule that did. */
export function whoAndWhy(page: Page, act: Act): string {
  const { store } = page;
  const rule = store.rules.find((one) => act.why === `rule ${one.id}`);
  if (rule) return rule.say[store.language] ?? rule.say["en"] ?? rule.id;
  const person = store.people.find((one) => one.id === act.who.person);
  if (act.who.surface === "house") return page.text("byHouse");
  const who = person ? store.nameOf(person) : page.text("byGuest");
  return isSaid(act) ? `${who}: ${act.why}` : who;
}

/** Whether the why of an act is somebody's words, not the name of a surface or of an undo. */
function isSaid(act: Act): boolean {
  return act.undoes == null && (act.why.includes(" ") || !/^[a-z]*$/.test(act.why));
}

/** Whether there is something to take back. */
export function canUndo(act: Act): boolean {
  return act.results.some(
    (result) => (result.status === "done" || result.status === "under_way") && (result.before?.length ?? 0) > 0,
  );
}
