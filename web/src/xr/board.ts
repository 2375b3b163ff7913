/** The panels of a visit: the menu, a thing's controls, a question that waits for yes or no. */
import { Group, type Ray, Vector3 } from "three";
import type { Store } from "../shared/store";
import { Format } from "../shared/format";
import type { Pending } from "../shared/wire";
import { directionOf, wordsOf } from "../shared/words";
import { statusOf } from "../page/describe";
import { controlsOf } from "./controls";
import { type Button, Panel } from "./panel";
import type { Way } from "./stage";

/** What the menu can do. */
export interface MenuActs {
  way(): Way;
  walkIn(): void;
  onTable(): void;
  turn(): void;
  leave(): void;
}

const PIN_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "⌫", "0", "✓"];

export class Board {
  readonly group = new Group();
  readonly menu: Panel;
  readonly thing: Panel;
  readonly question: Panel;
  private readonly stops: (() => void)[];
  private stopThing: (() => void) | null = null;
  private open: string | null = null;
  private pin = "";

  constructor(
    private readonly store: Store,
    private readonly acts: MenuActs,
    dark: boolean,
  ) {
    [this.menu, this.thing, this.question] = [new Panel(dark), new Panel(dark), new Panel(dark)];
    this.group.add(this.menu.mesh, this.thing.mesh, this.question.mesh);
    const redraw = () => this.redraw();
    this.stops = (["language", "answer", "pending", "home"] as const).map((topic) => store.watch(topic, redraw));
    this.redraw();
  }

  /** Opens the controls of a thing; null closes them. */
  openThing(id: string | null): void {
    this.stopThing?.();
    this.open = id;
    this.stopThing = id === null ? null : this.store.watch(`thing:${id}`, () => this.drawThing());
    this.drawThing();
  }

  get openedThing(): string | null {
    return this.open;
  }

  /** Puts menu and question where a person looks; they stay there until the next call. */
  place(eye: Vector3, ahead: Vector3): void {
    const side = new Vector3(-ahead.z, 0, ahead.x);
    const low = eye.clone().addScaledVector(ahead, 0.8).addScaledVector(side, -0.52).setY(eye.y - 0.26);
    this.menu.place(low, eye);
    this.question.place(eye.clone().addScaledVector(ahead, 0.72).setY(eye.y - 0.1), eye);
  }

  /** The nearest panel that a ray meets. */
  hit(ray: Ray): { panel: Panel; far: number; button: Button | null } | null {
    let best: { panel: Panel; far: number; button: Button | null } | null = null;
    for (const panel of [this.question, this.thing, this.menu]) {
      const hit = panel.hit(ray);
      if (hit && (!best || panel === this.question || hit.far < best.far)) best = { panel, ...hit };
      if (best?.panel === this.question) break;
    }
    return best;
  }

  /** Lights up what is pointed at. */
  point(buttons: readonly (Button | null)[]): void {
    for (const panel of [this.menu, this.thing, this.question]) panel.point(buttons.find((button) => button !== null) ?? null);
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    this.stopThing?.();
    for (const panel of [this.menu, this.thing, this.question]) panel.dispose();
    this.group.removeFromParent();
  }

  /** Draws everything again, after something outside the store changed. */
  refresh(): void {
    this.redraw();
  }

  private redraw(): void {
    this.drawMenu();
    this.drawThing();
    this.drawQuestion(this.store.pending[0] ?? null);
  }

  private get rtl(): boolean {
    return directionOf(this.store.language) === "rtl";
  }

  private drawMenu(): void {
    const { store, acts } = this;
    const words = wordsOf(store.language).xr;
    const way = acts.way() === "table" ? { label: words.walkIn, act: acts.walkIn, strong: true } : { label: words.onTable, act: acts.onTable, strong: true };
    this.menu.show({
      title: store.home ? store.nameOf(store.home) : "", text: store.answer?.text || words.how, rtl: this.rtl,
      buttons: [{ ...way, wide: true }, { label: words.turn, act: acts.turn }, { label: words.leave, act: acts.leave }],
    });
  }

  private drawThing(): void {
    const { store } = this;
    const thing = this.open === null ? undefined : store.thing(this.open);
    if (!thing) return this.thing.show(null);
    const words = wordsOf(store.language);
    const format = new Format(store.language, store.home?.time_zone ?? "UTC");
    const text = statusOf({ store, words, format, text: (key) => words.ui[key] }, thing, store.shown(thing.id));
    const controls = controlsOf(store, thing, words);
    const main = controls[0];
    if (main && controls.length % 2) controls[0] = { ...main, wide: true };
    const buttons = [...controls, { label: words.ui.close, act: () => this.closeThing(), wide: true }];
    this.thing.show({ title: store.nameOf(thing), text, rtl: this.rtl, buttons });
  }

  private closeThing(): void {
    this.openThing(null);
    this.store.select(null);
  }

  private drawQuestion(pending: Pending | null): void {
    const { store } = this;
    if (!pending) {
      this.pin = "";
      return this.question.show(null);
    }
    const words = wordsOf(store.language).ui;
    const question = pending.texts[store.language] || pending.text;
    const answer = (yes: boolean) => {
      void store.confirm(pending.id, yes, yes && pending.needs === "pin" ? this.pin : null);
      this.pin = "";
    };
    const no: Button = { label: words.no, act: () => answer(false), wide: true };
    if (pending.needs === "pin") {
      const key = (label: string): Button => ({ label, act: () => this.type(label, pending, () => answer(true)), strong: label === "✓" });
      const text = `${question} ${words.pinFor}: ${"•".repeat(this.pin.length)}`;
      return this.question.show({ title: words.confirmTitle, text, rtl: this.rtl, columns: 3, buttons: [...PIN_KEYS.map(key), no] });
    }
    const yes: Button = { label: words.yes, act: () => answer(true), strong: true };
    this.question.show({ title: words.confirmTitle, text: question, rtl: this.rtl, buttons: [yes, { ...no, wide: false }] });
  }

  private type(key: string, pending: Pending, done: () => void): void {
    if (key === "✓") return done();
    this.pin = key === "⌫" ? this.pin.slice(0, -1) : (this.pin + key).slice(0, 12);
    this.drawQuestion(pending);
  }
}
