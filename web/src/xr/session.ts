/** Entering and leaving the headset: the same home, drawn by the headset's own loop. Only loaded when asked for. */
import {
  BackSide, BufferAttribute, Color, Mesh, MeshBasicMaterial, PerspectiveCamera, Ray, SphereGeometry, Vector3,
} from "three";
import type { Actor } from "../scene/actor";
import type { DollHouse } from "../scene/index";
import { pickByRay } from "../scene/pick";
import type { XrMode } from "../shared/stage";
import { Board } from "./board";
import { type Pointer, Pointers } from "./input";
import type { Button } from "./panel";
import { Rays } from "./rays";
import { Footing } from "./stage";

/** Upgrades that a browser may refuse; nothing depends on them. */
const OPTIONAL = ["hand-tracking", "layers"];
/** Tangents of the angle within which a pointer means a thing. */
const SPREAD = { controller: 0.02, hand: 0.032, gaze: 0.032 } as const;

/** Enters (from a click, as browsers demand). Rejects when the browser or the person refuses. */
export async function enter(house: DollHouse, mode: XrMode = "immersive-vr"): Promise<Visit> {
  if (!navigator.xr) throw new Error("this browser has no WebXR");
  const session = await navigator.xr.requestSession(mode, { requiredFeatures: ["local-floor"], optionalFeatures: OPTIONAL });
  const { xr } = house.renderer;
  xr.enabled = true;
  xr.setReferenceSpaceType("local-floor");
  await xr.setSession(session);
  return new Visit(house, session, mode);
}

/** What a pointer points at. */
interface Aim {
  far: number | null;
  actor: Actor | null;
  button: Button | null;
  onPanel: boolean;
  /** A point on the floor, in home coordinates. */
  floor: Vector3 | null;
}

/** One stay in the headset. */
export class Visit {
  readonly board: Board;
  readonly footing: Footing;
  frames = 0;
  /** The headset moves it; the page keeps its own. */
  private readonly camera = new PerspectiveCamera(70, 1, 0.03, 80);
  private readonly pointers: Pointers;
  private readonly rays = new Rays();
  private readonly space: XRReferenceSpace;
  private readonly eye = new Vector3(0, 1.6, 0);
  private readonly ahead = new Vector3(0, 0, -1);
  private readonly dome: Mesh | null;
  private placed = false;

  constructor(
    private readonly house: DollHouse,
    private readonly session: XRSession,
    mode: XrMode,
  ) {
    const virtual = mode === "immersive-vr";
    this.space = house.renderer.xr.getReferenceSpace()!;
    this.dome = virtual ? dome(house.backdrop, house.zenith) : null;
    if (this.dome) house.three.add(this.dome);
    house.beginPresenting(this);
    this.footing = new Footing(house, virtual);
    this.board = new Board(house.store, {
      way: () => this.footing.way,
      walkIn: () => this.go("inside"),
      onTable: () => this.go("table"),
      turn: () => this.footing.turn(),
      leave: () => void session.end(),
    }, house.isDark);
    house.three.add(this.rays.group, this.board.group);
    this.pointers = new Pointers(session, this.space, { press: (pointer) => this.press(pointer), release: () => {} });
    session.addEventListener("end", () => this.over(), { once: true });
    house.renderer.setAnimationLoop((time, frame) => frame && this.draw(time, frame));
  }

  /** Ends the session. */
  async leave(): Promise<void> {
    await this.session.end();
  }

  private go(way: "table" | "inside"): void {
    this.board.openThing(null);
    this.footing.put(way);
    this.house.store.select(null);
    this.board.refresh();
    this.board.place(this.eye, this.ahead);
  }

  private draw(time: number, frame: XRFrame): void {
    this.look(frame);
    const seen = this.pointers.update(frame);
    const aims = new Map(seen.map((pointer) => [pointer, this.aim(pointer)]));
    this.board.point([...aims.values()].map(({ button }) => button));
    this.house.hover([...aims.values()].find(({ actor }) => actor)?.actor ?? null);
    this.rays.show(seen, frame, this.space, (pointer) => aims.get(pointer)?.far ?? null);
    this.house.advance(time, this.camera);
    this.house.renderer.render(this.house.three, this.camera);
    this.frames += 1;
  }

  /** Where the person's head is; the first time, the home is put before it. */
  private look(frame: XRFrame): void {
    const pose = frame.getViewerPose(this.space);
    if (!pose) return;
    const { position, matrix } = pose.transform;
    this.eye.set(position.x, position.y, position.z);
    this.ahead.set(-matrix[8]!, 0, -matrix[10]!);
    if (this.ahead.lengthSq() < 1e-4) this.ahead.set(0, 0, -1);
    this.ahead.normalize();
    if (this.placed) return;
    this.placed = true;
    this.footing.standAt(this.eye, this.ahead);
    this.board.place(this.eye, this.ahead);
  }

  private aim(pointer: Pointer): Aim {
    const ray = new Ray(pointer.origin.clone(), pointer.direction.clone());
    const onPanel = this.board.hit(ray);
    if (onPanel) return { far: onPanel.far, actor: null, button: onPanel.button, onPanel: true, floor: null };
    const { stage, household } = this.house;
    const actor = pickByRay(household.actors.values(), ray, (v) => stage.worldToLocal(v), stage.scale.x, SPREAD[pointer.kind]);
    if (actor) {
      const far = stage.localToWorld(actor.centre.clone()).distanceTo(pointer.origin);
      return { far, actor, button: null, onPanel: false, floor: null };
    }
    const floor = this.footing.way === "inside" ? this.floorAt(ray) : null;
    return { far: floor?.far ?? null, actor: null, button: null, onPanel: false, floor: floor?.at ?? null };
  }

  private floorAt(ray: Ray): { far: number; at: Vector3 } | null {
    const far = (this.house.stage.position.y - ray.origin.y) / ray.direction.y;
    if (!(far > 0 && far < 12)) return null;
    const at = this.house.stage.worldToLocal(ray.at(far, new Vector3()));
    return this.house.household.roomUnder(at) === null ? null : { far, at };
  }

  private press(pointer: Pointer): void {
    const aim = this.aim(pointer);
    void pointer.source.gamepad?.hapticActuators?.[0]?.pulse(0.35, 25);
    if (aim.onPanel) return aim.button?.act();
    if (aim.actor) return this.use(aim.actor);
    if (aim.floor) this.footing.stepTo(aim.floor);
    this.board.openThing(null);
    this.house.store.select(null);
  }

  /** The main switch of a thing, and its controls beside it. */
  private use(actor: Actor): void {
    const { store } = this.house;
    store.toggleMain(actor.id);
    store.select(actor.id);
    this.board.openThing(actor.id);
    const at = this.house.stage.localToWorld(actor.centre.clone());
    const away = at.clone().sub(this.eye);
    const far = Math.min(1.1, Math.max(0.5, away.length() * 0.8));
    const place = this.eye.clone().addScaledVector(away.normalize(), far);
    const side = new Vector3(-away.z, 0, away.x).normalize();
    place.addScaledVector(side, far * 0.34).setY(Math.max(place.y, this.eye.y - 0.42) + this.board.thing.heightAt(far) * 0.3);
    this.board.thing.place(place, this.eye);
  }

  private over(): void {
    this.pointers.dispose();
    this.rays.dispose();
    this.board.dispose();
    this.house.hover(null);
    if (this.dome) {
      this.dome.geometry.dispose();
      this.dome.removeFromParent();
    }
    this.house.endPresenting();
    this.footing.leave();
  }
}

/** A soft sky around the person: backdrop at the horizon, a little of the light's colour above. */
function dome(horizon: number, zenith: number): Mesh {
  const geometry = new SphereGeometry(40, 32, 24);
  const position = geometry.attributes.position!;
  const color = new Float32Array(position.count * 3);
  const [low, high] = [new Color(horizon), new Color(horizon).lerp(new Color(zenith), 0.4)];
  for (let i = 0; i < position.count; i++) {
    const up = Math.max(0, position.getY(i) / 40);
    new Color().copy(low).lerp(high, up).toArray(color, i * 3);
  }
  geometry.setAttribute("color", new BufferAttribute(color, 3));
  const mesh = new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, side: BackSide, toneMapped: false, depthWrite: false }));
  mesh.renderOrder = -1;
  return mesh;
}
