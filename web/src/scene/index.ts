/** The dollhouse: what `CreateScene` of shared/stage.ts promises. Draws only when something changes or moves. */
import {
  Group, type PerspectiveCamera, NeutralToneMapping, PCFShadowMap, Scene as ThreeScene, WebGLRenderer,
} from "three";
import type { CreateScene, Insets, Scene, SceneOptions, ScreenPoint, XrMode } from "../shared/stage";
import type { Store } from "../shared/store";
import type { Change } from "../shared/wire";
import type { Actor } from "./actor";
import { Eye } from "./camera";
import { Ghosts } from "./ghosts";
import { Household } from "./household";
import { Marks } from "./marks";
import { pickByRay, rayThrough } from "./pick";
import { Sky, type Theme, daylightAt, hourAt } from "./sky";
import { Touch } from "./touch";

const FINGER = 22;
const QUIET_FRAME = 1 / 30;
const PIXEL_RATIO = 2;

export class DollHouse implements Scene {
  readonly renderer: WebGLRenderer;
  readonly three = new ThreeScene();
  /** Carries the home; the headset scales and moves it. */
  readonly stage = new Group();
  readonly eye: Eye;
  household: Household;
  private sky: Sky;
  private ghosts: Ghosts;
  private readonly marks: Marks;
  private readonly touch: Touch;
  private readonly stops: (() => void)[] = [];
  private readonly moved = new Set<() => void>();
  private theme: Theme;
  private still: boolean;
  private hour: number | null = null;
  private wanted = 0;
  private last = 0;
  private clock = 0;
  private drawnHome = "";
  /** Draws by the headset's own loop instead. */
  presenting = false;
  /** The stay in the headset, while there is one. */
  visit: unknown = null;
  private observer: ResizeObserver;

  constructor(
    readonly container: HTMLElement,
    readonly store: Store,
    options: SceneOptions,
  ) {
    this.renderer = new WebGLRenderer({ antialias: true, alpha: true, powerPreference: "high-performance" });
    this.renderer.setPixelRatio(Math.min(window.devicePixelRatio, PIXEL_RATIO));
    this.renderer.setClearColor(0, 0);
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = PCFShadowMap;
    this.renderer.shadowMap.autoUpdate = false;
    this.renderer.toneMapping = NeutralToneMapping;
    const canvas = this.renderer.domElement;
    Object.assign(canvas, { dollhouse: this });
    canvas.addEventListener("webglcontextrestored", () => this.light());
    canvas.style.cssText = "display:block;width:100%;height:100%;touch-action:none;outline:none";
    container.append(canvas);
    this.theme = options.theme;
    this.still = options.reducedMotion;
    this.three.add(this.stage);
    this.eye = new Eye(canvas, () => this.invalidate());
    this.marks = new Marks(this.stage);
    this.household = new Household(store);
    this.sky = this.makeSky();
    this.ghosts = new Ghosts(this.household);
    this.settle();
    this.touch = new Touch(canvas, this);
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(container);
    this.resize();
    this.stops.push(
      store.watch("home", () => this.rebuild()),
      store.watch("states", () => this.household.follow(false) && this.invalidate()),
      store.watch("selection", () => this.invalidate()),
      store.watch("focus", () => this.focusSpace(store.focus)),
    );
    const minute = window.setInterval(() => this.light(), 60_000);
    this.stops.push(() => window.clearInterval(minute));
  }

  // ---------------------------------------------------------------- the seam to the page

  project(id: string): ScreenPoint | null {
    const place = this.household.placeOf(id);
    if (!place) return null;
    const { clientWidth: width, clientHeight: height } = this.container;
    const at = this.stage.localToWorld(place.at.clone());
    const far = at.distanceTo(this.eye.camera.position);
    const screen = at.project(this.eye.camera);
    if (screen.z > 1 || Math.abs(screen.x) > 1.05 || Math.abs(screen.y) > 1.05) return null;
    const radius = (place.radius * height) / (2 * far * Math.tan((this.eye.camera.fov * Math.PI) / 360));
    return { x: ((screen.x + 1) / 2) * width, y: ((1 - screen.y) / 2) * height, radius: Math.max(14, Math.min(radius, 140)) };
  }

  onMove(callback: () => void): () => void {
    this.moved.add(callback);
    return () => this.moved.delete(callback);
  }

  setGhost(changes: readonly Change[] | null): void {
    this.ghosts.show(changes, this.store);
    this.invalidate();
  }

  focusSpace(space: string | null): void {
    const room = space === null ? null : this.household.roomOf(space);
    this.eye.look(room?.bounds ?? null, this.still);
    this.invalidate();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.light();
  }

  setReducedMotion(reduced: boolean): void {
    this.still = reduced;
    this.invalidate();
  }

  setInsets(insets: Insets): void {
    this.eye.setInsets(insets);
    this.invalidate();
  }

  /** Pretends an hour of the day (0 to 24); null goes by the home's clock. */
  setHour(hour: number | null): void {
    this.hour = hour;
    this.light();
  }

  async xrModes(): Promise<readonly XrMode[]> {
    const modes = ["immersive-vr", "immersive-ar"] as const;
    const able = await Promise.all(modes.map((mode) => navigator.xr?.isSessionSupported(mode).catch(() => false)));
    return modes.filter((_, i) => able[i]);
  }

  async enterXR(mode: XrMode = "immersive-vr"): Promise<void> {
    const { enter } = await import("../xr/session");
    await enter(this, mode);
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    cancelAnimationFrame(this.wanted);
    this.observer.disconnect();
    this.touch.dispose();
    this.marks.dispose();
    this.ghosts.dispose();
    this.household.dispose();
    this.sky.dispose();
    this.eye.dispose();
    this.renderer.dispose();
    this.renderer.domElement.remove();
  }

  // ---------------------------------------------------------------- pointing

  /** The thing at a place on the canvas, in pixels. */
  at(x: number, y: number): Actor | null {
    const { clientWidth: width, clientHeight: height } = this.container;
    const ray = rayThrough(this.eye.camera, x, y, width, height);
    const spread = (FINGER / height) * 2 * Math.tan((this.eye.camera.fov * Math.PI) / 360);
    return pickByRay(this.household.actors.values(), ray, (v) => this.stage.worldToLocal(v), 1, spread);
  }

  /** The room at a place on the canvas. */
  roomAt(x: number, y: number): string | null {
    const { clientWidth: width, clientHeight: height } = this.container;
    const ray = rayThrough(this.eye.camera, x, y, width, height);
    return this.household.roomUnder(ray.origin.clone().addScaledVector(ray.direction, -ray.origin.y / ray.direction.y));
  }

  hover(actor: Actor | null): void {
    if (!this.household.hover(actor)) return;
    this.renderer.domElement.style.cursor = actor ? "pointer" : "grab";
    this.invalidate();
  }

  // ---------------------------------------------------------------- the headset

  get isDark(): boolean {
    return this.theme === "dark";
  }

  get backdrop(): number {
    return this.sky.backdrop;
  }

  get zenith(): number {
    return this.sky.zenith;
  }

  /** From now on `visit` draws; nothing else does. */
  beginPresenting(visit: unknown): void {
    this.presenting = true;
    this.visit = visit;
    cancelAnimationFrame(this.wanted);
    this.wanted = 0;
    this.eye.controls.enabled = false;
  }

  endPresenting(): void {
    this.presenting = false;
    this.visit = null;
    this.renderer.setAnimationLoop(null);
    this.renderer.xr.enabled = false;
    this.eye.controls.enabled = true;
    this.resize();
  }

  /** The stage was moved, turned or scaled: light and shadow follow. */
  stageMoved(): void {
    this.household.light.follow(this.stage);
    this.sky.cover(this.household.layout.bounds, this.stage.scale.x);
    this.renderer.shadowMap.needsUpdate = true;
    this.invalidate();
  }

  // ---------------------------------------------------------------- drawing

  invalidate(): void {
    if (this.presenting || this.wanted) return;
    this.wanted = requestAnimationFrame((time) => this.frame(time));
  }

  /** Moves the home on and says what that means for the picture. The headset calls it too. */
  advance(now: number, camera: PerspectiveCamera = this.eye.camera): "moved" | "alive" | "still" {
    const seconds = Math.min(0.1, Math.max(0, (now - this.last) / 1000));
    this.last = now;
    this.clock += seconds;
    const how = this.household.step(this.clock, seconds, this.still);
    if (how === "moved") this.renderer.shadowMap.needsUpdate = true;
    const selected = this.store.selection ? (this.household.actors.get(this.store.selection) ?? null) : null;
    const marked = this.marks.show(selected, this.store, camera, this.clock, this.still);
    return how === "still" && marked ? "alive" : how;
  }

  private frame(now: number): void {
    this.wanted = 0;
    if (this.presenting) return;
    const pause = (now - this.last) / 1000;
    if (pause > 0.25) this.last = now - 16;
    const turning = this.eye.step(Math.min(0.1, pause));
    if (!turning && this.quiet && pause < QUIET_FRAME * 0.9) return this.invalidate();
    const how = this.advance(now);
    this.quiet = how === "alive" && !turning;
    this.household.cull(this.eye.camera, this.container.clientHeight, this.stage);
    this.renderer.render(this.three, this.eye.camera);
    this.frames += 1;
    for (const callback of this.moved) callback();
    if (turning || how !== "still") this.invalidate();
  }

  private quiet = false;
  /** Frames drawn since the start. */
  frames = 0;

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (!width || !height || this.presenting) return;
    this.renderer.setSize(width, height, false);
    this.eye.resize(width, height);
    this.household.cull(this.eye.camera, height, this.stage);
    this.renderer.render(this.three, this.eye.camera);
    this.invalidate();
  }

  private light(): void {
    const hour = this.hour ?? hourAt(this.store.now(), this.store.home?.time_zone ?? "UTC");
    this.sky.set(this.theme, daylightAt(hour));
    this.renderer.shadowMap.needsUpdate = true;
    this.invalidate();
  }

  private makeSky(): Sky {
    return new Sky(this.three, this.stage, this.renderer, this.household.materials, this.household.light);
  }

  private settle(): void {
    this.stage.add(this.household.group);
    this.household.light.follow(this.stage);
    this.sky.cover(this.household.layout.bounds, this.stage.scale.x);
    this.eye.setHome(this.household.layout.bounds);
    this.drawnHome = this.plan();
    this.light();
  }

  /** What the picture depends on, apart from states: the hub tells the home again after every break of the line. */
  private plan(): string {
    const things = [...this.store.things.values()].map(({ id, kind, space, at, turn, size }) => [id, kind, space, at, turn, size]);
    return JSON.stringify([this.store.spaces, this.store.people.map(({ id }) => id), things]);
  }

  /** The hub told the whole home again: built anew only when it is another one. */
  private rebuild(): void {
    if (this.plan() === this.drawnHome) return;
    this.ghosts.dispose();
    this.household.dispose();
    this.sky.dispose();
    this.household = new Household(this.store);
    this.sky = this.makeSky();
    this.ghosts = new Ghosts(this.household);
    this.settle();
  }
}

export const createScene: CreateScene = (container, store, options) => new DollHouse(container, store, options);
