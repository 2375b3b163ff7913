/** What the page knows: the home as the hub told it, and the ghosts of what was just asked. */

import { HubError, type Link, type Question } from "./hub";
import { TRAITS } from "./traits";
import type { Act, AnyFromHub, Change, Notice, Pending, Reply, Space, State, ThingView, You } from "./wire";

/** The attributes of one thing: trait → attribute → value. */
export type ThingState = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A step that a click makes. */
export interface DoStep {
  readonly do: string;
  readonly command: string;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** What was said or asked for last, and what became of it: the large quiet line. */
export interface Answer {
  readonly said: string;
  readonly text: string;
  readonly ok: boolean;
  readonly waiting: boolean;
  readonly act: number | null;
  /** Ids that the house asks to choose from, when it asks back. */
  readonly candidates: readonly string[];
  /** Why there was no reply at all: `offline`, `timeout`, or the hub's code. */
  readonly problem: string | null;
}

/** What can be watched; a thing's own topic is `thing:<id>`. */
export type Topic =
  | "home" | "states" | "acts" | "pending" | "selection" | "focus" | "link" | "answer" | "notice" | "language"
  | `thing:${string}`;

interface Ghost {
  readonly request: number;
  readonly values: Record<string, Record<string, unknown>>;
}

type Ask = (question: Question) => Promise<Reply>;

const ACTS_KEPT = 60;
/** Request number of ghosts that nothing was asked for yet. */
const PREVIEW = 0;
const NOTHING: ThingState = {};

export class Store {
  home: State["home"] | null = null;
  spaces: readonly Space[] = [];
  things: ReadonlyMap<string, ThingView> = new Map();
  people: State["people"] = [];
  rules: State["rules"] = [];
  acts: readonly Act[] = [];
  pending: readonly Pending[] = [];
  you: You | null = null;
  link: Link = "connecting";
  answer: Answer | null = null;
  notice: Notice | null = null;
  /** The thing whose controls are open. */
  selection: string | null = null;
  /** The room that is looked at; null is the whole home. */
  focus: string | null = null;
  language = "en";
  seq = 0;

  #states = new Map<string, ThingState>();
  #ghosts = new Map<string, Ghost[]>();
  #shown = new Map<string, ThingState>();
  #watchers = new Map<Topic, Set<() => void>>();
  #clock = 0;
  #request = 0;

  constructor(private ask: Ask) {}

  // ---------------------------------------------------------------- watching

  /** Calls back after the topic changed. Returns how to stop. */
  watch(topic: Topic, callback: () => void): () => void {
    let all = this.#watchers.get(topic);
    if (!all) this.#watchers.set(topic, (all = new Set()));
    all.add(callback);
    return () => all.delete(callback);
  }

  #tell(...topics: Topic[]): void {
    for (const topic of topics) for (const callback of [...(this.#watchers.get(topic) ?? [])]) callback();
  }

  #tellThings(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#shown.delete(id);
      this.#tell(`thing:${id}`);
    }
    this.#tell("states");
  }

  // ---------------------------------------------------------------- reading

  /** The time by the hub's clock, POSIX seconds. */
  now(): number {
    return Date.now() / 1000 + this.#clock;
  }

  thing(id: string): ThingView | undefined {
    return this.things.get(id);
  }

  /** What the thing reported. */
  real(id: string): ThingState {
    return this.#states.get(id) ?? NOTHING;
  }

  /** What to draw: what the thing reported, under the ghost of what was just asked of it. */
  shown(id: string): ThingState {
    const ghosts = this.#ghosts.get(id);
    if (!ghosts) return this.real(id);
    let shown = this.#shown.get(id);
    if (!shown) {
      const real = this.real(id);
      const merged: Record<string, Record<string, unknown>> = {};
      for (const trait of Object.keys(real)) {
        merged[trait] = Object.assign({}, real[trait], ...ghosts.map((ghost) => ghost.values[trait]));
      }
      this.#shown.set(id, (shown = merged));
    }
    return shown;
  }

  /** The shown value of ``Trait.attribute``; undefined where there is none. */
  get<T = unknown>(id: string, trait: string, attribute: string): T | undefined {
    return this.shown(id)[trait]?.[attribute] as T | undefined;
  }

  /** Whether something was asked of the thing that it has not reported yet. */
  isGhost(id: string): boolean {
    return this.#ghosts.has(id);
  }

  isReachable(id: string): boolean {
    return this.real(id)["BasicInformation"]?.["reachable"] !== false;
  }

  /** The name in the language of the page, else in English, else in the home's own or any. */
  nameOf(named: { readonly name: Readonly<Record<string, string>> } | undefined): string {
    if (!named) return "";
    const first = this.home?.languages[0] ?? "en";
    return named.name[this.language] ?? named.name["en"] ?? named.name[first] ?? Object.values(named.name)[0] ?? "";
  }

  space(id: string | null): Space | undefined {
    return this.spaces.find((space) => space.id === id);
  }

  /** Whether a space is, or lies in, another. */
  isInside(space: string | null, outer: string): boolean {
    for (let at = space; at !== null; at = this.space(at)?.inside ?? null) if (at === outer) return true;
    return false;
  }

  // ---------------------------------------------------------------- hearing from the hub

  setLink(link: Link): void {
    if (link === this.link) return;
    this.link = link;
    this.#tell("link");
  }

  hear(message: AnyFromHub): void {
    switch (message.type) {
      case "state":
        return this.#whole(message);
      case "event":
        this.seq = message.seq;
        return this.#apply(message.changes);
      case "act":
        this.acts = [message.act, ...this.acts.filter((act) => act.id !== message.act.id)]
          .sort((a, b) => b.id - a.id)
          .slice(0, ACTS_KEPT);
        return this.#tell("acts");
      case "pending":
        this.pending = message.pending;
        return this.#tell("pending");
      case "notice":
        this.notice = message;
        return this.#tell("notice");
    }
  }

  #whole(state: State): void {
    Object.assign(this, {
      home: state.home, spaces: state.spaces, people: state.people, rules: state.rules,
      acts: state.acts, pending: state.pending, you: state.you, seq: state.seq,
    });
    this.things = new Map(state.things.map((thing) => [thing.id, thing]));
    this.#states = new Map(Object.entries(state.states));
    this.#ghosts.clear();
    this.#shown.clear();
    this.#clock = state.now - Date.now() / 1000;
    if (this.selection && !this.things.has(this.selection)) this.select(null);
    this.#tell("home", "acts", "pending", "states");
    for (const id of this.things.keys()) this.#tell(`thing:${id}`);
  }

  #apply(changes: readonly Change[]): void {
    const touched = new Set<string>();
    for (const [id, trait, values] of changes) {
      const old = this.real(id);
      this.#states.set(id, { ...old, [trait]: { ...old[trait], ...values } });
      for (const ghost of this.#ghosts.get(id) ?? []) {
        for (const attribute of Object.keys(values)) delete ghost.values[trait]?.[attribute];
      }
      touched.add(id);
    }
    this.#tellThings(touched);
  }

  // ---------------------------------------------------------------- asking

  /** Words of a person. The answer appears in `answer`. */
  async say(text: string): Promise<void> {
    this.#answer({ said: text, text: "", ok: true, waiting: true, act: null, candidates: [], problem: null });
    await this.#asked(text, this.ask({ type: "say", text, language: this.language, space: this.focus }));
  }

  /** Steps of a click: their effect is shown at once, as a ghost, until the hub replies. */
  async send(steps: readonly DoStep[]): Promise<Reply | null> {
    const request = ++this.#request;
    const touched = steps.map((step) => step.do);
    for (const id of touched) this.#lay(PREVIEW, id);
    for (const step of steps) this.#haunt(request, step);
    this.#tellThings(touched);
    const plain = steps.map((step) => ({ ...step }));
    const reply = await this.#asked("", this.ask({ type: "do", steps: plain }));
    for (const id of touched) this.#lay(request, id);
    this.#tellThings(touched);
    return reply;
  }

  /** Shows what a step would do while it is still being chosen (a slider that is dragged); null ends that. */
  preview(thing: string, step: DoStep | null): void {
    this.#lay(PREVIEW, thing);
    if (step) this.#haunt(PREVIEW, step);
    this.#tellThings([thing]);
  }

  /** Send one command to one thing. */
  command(thing: string, command: string, args: Readonly<Record<string, unknown>> = {}): Promise<Reply | null> {
    return this.send([{ do: thing, command, args }]);
  }

  /** What a double click does to a thing: the one switch that it is mostly for. False where it has none. */
  toggleMain(id: string): boolean {
    const step = this.mainStep(id);
    if (step) void this.send([step]);
    return step !== null;
  }

  /** The step that `toggleMain` takes; null where a thing has no main switch. */
  mainStep(id: string): DoStep | null {
    const state = this.shown(id);
    const is = (trait: string, attribute: string): unknown => state[trait]?.[attribute];
    if (state["OnOff"]) return { do: id, command: is("OnOff", "on_off") ? "OnOff.off" : "OnOff.on" };
    if (state["WindowCovering"]) {
      const open = Number(is("WindowCovering", "target_position")) > 50;
      return { do: id, command: `WindowCovering.${open ? "down_or_close" : "up_or_open"}` };
    }
    if (state["DoorLock"]) {
      const locked = is("DoorLock", "lock_state") === "locked";
      return { do: id, command: `DoorLock.${locked ? "unlock_door" : "lock_door"}` };
    }
    if (state["RvcOperationalState"]) {
      const running = is("RvcOperationalState", "wanted") === "running";
      return { do: id, command: `RvcOperationalState.${running ? "go_home" : "start"}` };
    }
    if (state["MediaPlayback"]) {
      const playing = is("MediaPlayback", "current_state") === "playing";
      return { do: id, command: `MediaPlayback.${playing ? "pause" : "play"}` };
    }
    return null;
  }

  /** Yes or no to a plan that waits. */
  async confirm(pending: string, yes: boolean, pin: string | null = null): Promise<Reply | null> {
    return this.#asked("", this.ask({ type: "confirm", pending, yes, pin }));
  }

  async undo(act: number | null = null): Promise<Reply | null> {
    return this.#asked("", this.ask({ type: "undo", act }));
  }

  async #asked(said: string, asking: Promise<Reply>): Promise<Reply | null> {
    try {
      const reply = await asking;
      const asked = reply.results.flatMap((result) => ("ask" in result.step ? [result.step] : []));
      const ok = reply.ok || reply.pending !== null || asked.length > 0;
      const candidates = asked.flatMap((step) => step.candidates ?? []);
      this.#answer({ said, text: reply.text, ok, waiting: false, act: reply.act, candidates, problem: null });
      return reply;
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      this.#answer({ said, text: error.message, ok: false, waiting: false, act: null, candidates: [], problem: error.code });
      return null;
    }
  }

  /** Takes the large line away. */
  quieten(): void {
    this.answer = null;
    this.#tell("answer");
  }

  /** Says in the large line what did not work on this surface. */
  complain(text: string): void {
    this.#answer({ said: "", text, ok: false, waiting: false, act: null, candidates: [], problem: null });
  }

  dismissNotice(): void {
    this.notice = null;
    this.#tell("notice");
  }

  #answer(answer: Answer): void {
    this.answer = answer;
    this.#tell("answer");
  }

  // ---------------------------------------------------------------- ghosts

  #haunt(request: number, step: DoStep): void {
    const [trait = "", name = ""] = step.command.split(".");
    const risk = this.thing(step.do)?.commands.find((command) => command.name === step.command)?.risk;
    const effect = TRAITS[trait]?.commands[name]?.effect;
    if (!effect || risk === "high") return;
    const values: Ghost["values"] = {};
    for (const [of, attributes] of Object.entries(effect)) {
      const eventual = TRAITS[of]?.eventual ?? [];
      for (const [attribute, foreseen] of Object.entries(attributes)) {
        if (eventual.includes(attribute)) continue;
        const value = "arg" in foreseen ? step.args?.[foreseen.arg] : foreseen.to;
        if (value !== undefined) (values[of] ??= {})[attribute] = value;
      }
    }
    this.#ghosts.set(step.do, [...(this.#ghosts.get(step.do) ?? []), { request, values }]);
  }

  #lay(request: number, id: string): void {
    const left = (this.#ghosts.get(id) ?? []).filter((ghost) => ghost.request !== request);
    if (left.length) this.#ghosts.set(id, left);
    else this.#ghosts.delete(id);
  }

  // ---------------------------------------------------------------- the person's own view

  select(thing: string | null): void {
    if (thing === this.selection) return;
    this.selection = thing;
    this.#tell("selection");
  }

  lookAt(space: string | null): void {
    if (space === this.focus) return;
    this.focus = space;
    this.#tell("focus");
  }

  setLanguage(language: string): void {
    if (language === this.language) return;
    this.language = language;
    this.#tell("language");
  }
}
